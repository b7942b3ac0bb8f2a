// I17: words that are brought in by every way there is can be read nowhere in the engine, and in no log, where payloads
// are sealed. A whole life, with refusals, letters that come back, a night and a recalculation.
// test support
import { Writable } from 'node:stream';
import type { temporal } from '@temporalio/proto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIG_DATA, UNIT, World } from '../api/world.ts';
import { Journey, LOWER, pathToCompletion, pathToOperation, recentDates } from '../end-to-end/journey.ts';
import { MailServer } from '../workflows/mail-server.ts';
import { until } from '../workflows/until.ts';
import { K1 } from './keys.ts';
// under test
import { dutiesOf } from '../../database/duty.ts';
import { addDays } from '../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { isSealed } from '../../engine/sealing/codec.ts';
import { payloadsIn } from '../../engine/sealing/payloads-in.ts';
import { RECALCULATE_SIGNAL, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { NIGHTLY_SCHEDULE } from '../../workflows/reconciliation/contract.ts';
import { projectId } from '../dossier-names.ts';

const CODE = 'CANARY-2026';
/** Behind every word of people, and in front of every key. */
const CANARY = '金丝雀';
const CANARY_KEY = 'canary-7q';

/** Whatever reads as words of people bears one. */
function withCanaries(value: unknown): unknown {
  if (typeof value === 'string') return /[一-龥]/.test(value) ? value + CANARY : value;
  if (Array.isArray(value)) return value.map(withCanaries);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withCanaries(member)]));
}

/** Where a canary can be read, by the path to it. Search attributes are read by everybody, which is said of them. */
function readableIn(value: unknown, at = ''): string[] {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const text = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
    return text.includes(CANARY) || text.includes(CANARY_KEY) ? [at] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'searchAttributes' ? [] : readableIn(member, `${at}/${name}`),
  );
}

/** The engine itself says in one word why it refused a task (`UnhandledCommand`); what our processes say is sealed. */
const isOfTheEngine = ({ serverFailureInfo, message }: temporal.api.failure.v1.IFailure) =>
  Boolean(serverFailureInfo) && /^[A-Za-z]+$/.test(message!);

let world: World;
let journey: Journey;
const mailServer = new MailServer();
let apiSaid = '';
/** Raw answers of the engine, by what they are about. */
const seen = new Map<string, unknown>();

beforeAll(async () => {
  const smtpPort = await mailServer.listen();
  const log = pino(
    { level: 'trace' },
    new Writable({ write: (line: Buffer, _encoding, done) => ((apiSaid += line.toString()), done()) }),
  );
  world = await World.begin(
    {
      DUBAN_SEALING_KEYS: K1,
      DUBAN_RELAY: 'on',
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      MAIL_FROM: `${CANARY} <canary@test.example>`,
      LOG_LEVEL: 'debug',
    },
    log,
  );
  let keys = 0;
  const call = world.api.call.bind(world.api);
  world.api.call = (caller, method, route, { body, ...sent } = {}) =>
    method === 'GET'
      ? call(caller, method, route, sent)
      : call(caller, method, route, { ...sent, body: withCanaries(body), key: `${CANARY_KEY}-${++keys}` });
  // One address that no mail reaches: what is told of it names people.
  mailServer.always('handler.unit-one@example.org', 550);
  await live();
  await night();
  await lookAtAll();
}, 240_000);
afterAll(async () => {
  await world.end();
  await mailServer.close();
});

async function live(): Promise<void> {
  journey = await Journey.open(world, CODE, LOWER);
  const dates = recentDates(await journey.today());
  const refused = await journey.act(UNIT.party, 'close', { reason: '不合时宜' });
  expect([400, 409]).toContain(refused.status);
  expect((await journey.act(UNIT.party, 'declare', { 无此项: '多余' })).status).toBe(400);
  for (const step of [...pathToCompletion(LOWER, dates), ...pathToOperation(LOWER, dates)]) await journey.bring(step);
  // Told at once, at whatever hour.
  const ordered = await journey.act('big-data', 'orderRectification', {
    ...ACT_SAMPLES.orderRectification.input(EXAMPLE),
    servedOn: dates.today,
    dueOn: addDays(dates.today, 90),
    documents: [],
  });
  expect(ordered.status, ordered.text).toBe(200);
  const { workflow } = world.deps.engine.client;
  await workflow.getHandle(workflowIdOf(projectId(CODE))).signal(RECALCULATE_SIGNAL, `公布${CANARY}`);
  await until(
    'a letter that came back',
    async () => (await world.deps.pool.query(`select from delivery where status = 'failed'`)).rows.length > 0,
    60_000,
  );
}

/** What is left to people is told in the failure of the run. */
async function night(): Promise<void> {
  const { schedule, workflow } = world.deps.engine.client;
  const nightly = schedule.getHandle(NIGHTLY_SCHEDULE);
  await nightly.trigger();
  await until('a night', async () => {
    const [taken] = (await nightly.describe()).info.recentActions;
    if (!taken) return false;
    const { status } = await workflow.getHandle(taken.action.workflow.workflowId).describe();
    return status.name === 'FAILED';
  });
}

async function lookAtAll(): Promise<void> {
  const { client } = world.deps.engine;
  const { workflowService, options } = client;
  const { namespace } = options;
  for await (const { workflowId, runId } of client.workflow.list()) {
    const execution = { workflowId, runId };
    seen.set(`${workflowId} history`, await client.workflow.getHandle(workflowId, runId).fetchHistory());
    seen.set(`${workflowId} described`, await workflowService.describeWorkflowExecution({ namespace, execution }));
    const query = { queryType: '__temporal_workflow_metadata' };
    const answer = await workflowService.queryWorkflow({ namespace, execution, query }).catch(String);
    seen.set(`${workflowId} sheet`, answer);
  }
  seen.set('nightly', await workflowService.describeSchedule({ namespace, scheduleId: NIGHTLY_SCHEDULE }));
}

describe('canaries', () => {
  it('I17: were brought in everywhere, and stand where they belong', async () => {
    const duties = await dutiesOf(world.deps.pool, projectId(CODE));
    expect(duties.length).toBeGreaterThan(3);
    const { rows } = await world.deps.pool.query<{ facts: object; inputs: number }>(
      `select (select facts from dossier where code = $1) as facts,
        (select count(*)::int from ledger where code = $1 and input::text like '%' || $2 || '%') as inputs`,
      [CODE, CANARY],
    );
    expect(JSON.stringify(rows[0]!.facts)).toContain(CANARY);
    expect(rows[0]!.inputs).toBeGreaterThan(10);
    const { body } = await world.api.call(BIG_DATA, 'GET', `/projects/${CODE}`);
    expect(body).toMatchObject({ stage: 'IN_OPERATION' });
  });

  it('I17: can be read in no history, description, sheet, summary, failure or schedule', () => {
    const kinds = new Set([...seen.keys()].map((about) => about.split(/[: ]/)[0]));
    expect([...kinds]).toEqual(expect.arrayContaining(['project', 'mailbox', 'recalculation', 'nightly']));
    expect([...seen].flatMap(([about, answer]) => readableIn(answer).map((at) => about + at))).toEqual([]);
  });

  it('I17: have no payload beside them that is not sealed, and no message of a failure that is readable', () => {
    const payloads = [...seen].flatMap(([about, answer]) =>
      [...payloadsIn(answer)].map((payload) => ({ about, payload })),
    );
    expect(payloads.length).toBeGreaterThan(100);
    // What the SDK itself notes of a local activity beside its result passes every codec by: names, numbers and times.
    const ofTheSdk = new Set(
      'seq attempt activity_id activity_type complete_time backoff original_schedule_time'.split(' '),
    );
    const readable = payloads.filter(({ payload }) => !isSealed(payload));
    const members = readable.flatMap(({ payload }) =>
      Object.keys(JSON.parse(Buffer.from(payload.data!).toString()) as object),
    );
    expect(members.filter((name) => !ofTheSdk.has(name))).toEqual([]);
    const failures: temporal.api.failure.v1.IFailure[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
      for (const [name, member] of Object.entries(value)) {
        if (name === 'failure' && member) failures.push(member as temporal.api.failure.v1.IFailure);
        collect(member);
      }
    };
    for (const answer of seen.values()) collect(answer);
    const ours = failures.filter((failure) => !isOfTheEngine(failure));
    expect(ours.length).toBeGreaterThan(0);
    expect(new Set(ours.map(({ message }) => message))).toEqual(new Set(['Encoded failure']));
  });

  it('I17: are in no log, of the worker or of the API', () => {
    expect(world.workersSaid.length).toBeGreaterThan(1_000);
    expect(apiSaid).toContain('/projects');
    const linesWith = (said: string) => said.split('\n').filter((line) => readableIn(line).length > 0);
    expect([...linesWith(world.workersSaid), ...linesWith(apiSaid)].map((line) => line.slice(0, 400))).toEqual([]);
  });
});

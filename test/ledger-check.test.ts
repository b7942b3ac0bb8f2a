// The checker is silent about a sound system, and names each of the six promises when it is broken behind the system's
// back.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../database/pool.ts';
import { ACT_SAMPLES, EXAMPLE } from '../measures/project/act-samples.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { ATTESTED, BIG_DATA, OPENING, UNIT, World, type Caller } from './api/world.ts';
import { checkLedger, type Evidence } from '../trials/ledger-check.ts';
import { worded } from '../trials/ledger-check/finding.ts';
import { OPENING as OPENS, routeOf, type Outcome, type Sent } from '../trials/ledger-check/sent.ts';
import { projectId, unitId } from './dossier-names.ts';
import { unopened } from './workflows/world.ts';

describe('the checker', () => {
  let world: World;
  let owner: Pool;
  const sent: Sent[] = [];
  beforeAll(async () => {
    world = await World.begin();
    owner = openPool(world.databases.ownerUrl, { name: 'tampers' });
  });
  afterAll(async () => {
    await owner?.end();
    await world?.end();
  });

  const outcomeOf = ({ status, text, body }: Awaited<ReturnType<World['api']['call']>>): Outcome =>
    status < 300
      ? { is: 'answered', seq: body.seq, text }
      : status < 500 && status !== 429
        ? { is: 'refused', status, code: body.code }
        : { is: 'none', because: body.code };
  const bring = async (
    project: string | undefined,
    act: string,
    caller: Caller,
    body: object,
    key: string = randomUUID(),
  ): Promise<Sent> => {
    const sentAt = Date.now();
    const reply = await world.api.call(caller, 'POST', routeOf({ project, act }), { body, key });
    const attempt: Sent = {
      project: project ?? reply.body.code,
      act,
      key,
      body,
      party: caller.party,
      sentAt,
      outcome: outcomeOf(reply),
    };
    sent.push(attempt);
    return attempt;
  };
  const retry = async (one: Sent): Promise<Outcome> =>
    outcomeOf(await world.api.call({ party: one.party }, 'POST', routeOf(one), { body: one.body, key: one.key }));

  /** Opened, declared, refused once, returned: lines, duties and messages. */
  const life = async (): Promise<string> => {
    const name = `项目 ${randomUUID()}`;
    const { project } = await bring(undefined, OPENS, UNIT, { ...OPENING, name });
    await bring(project, 'list', BIG_DATA, { ...ACT_SAMPLES.list.input(EXAMPLE), necessity: {} });
    const documents = [await world.document('needsStatement')];
    const departmentPlanVersion = await world.plan([name]);
    await bring(project, 'declare', UNIT, { ...ATTESTED, departmentPlanVersion, documents });
    await bring(project, 'returnForCorrection', BIG_DATA, ACT_SAMPLES.returnForCorrection.input(EXAMPLE));
    return project!;
  };
  const look = async (project: string, more: Partial<Evidence> = {}): Promise<string[]> => {
    const evidence = {
      db: world.deps.pool,
      client: world.deps.engine.client,
      sent: sent.filter((one) => one.project === project),
      retry,
      patienceMs: 0,
      ...more,
    };
    return (await checkLedger({ ...evidence, dossiers: [projectId(project)] })).map(worded);
  };
  const tampered = async (project: string, sql: string): Promise<string[]> => {
    await owner.query(sql.replaceAll('$1', `'${project}'`));
    return look(project);
  };

  it('is silent about a project that is as it should be', async () => {
    const project = await life();
    expect(sent.filter((one) => one.project === project).map(({ outcome }) => outcome.is)).toEqual([
      'answered',
      'refused',
      'answered',
      'answered',
    ]);
    expect(await look(project, { patienceMs: 5_000 })).toEqual([]);
  });

  it('is silent about a unit that was blocked, and names a message of it that is missing [5]', async () => {
    const block = { flag: 'omFundingBlocked', article: 33, reason: '未整合', documents: [] };
    const party = 'finance';
    const key = randomUUID();
    const reply = await world.api.call({ party }, 'POST', routeOf({ unit: UNIT.party, act: 'block' }), {
      body: block,
      key,
    });
    const attempt: Sent = {
      unit: UNIT.party,
      act: 'block',
      key,
      body: block,
      party,
      sentAt: 0,
      outcome: outcomeOf(reply),
    };
    const lookAtUnit = async (): Promise<string[]> =>
      (
        await checkLedger({
          db: world.deps.pool,
          client: world.deps.engine.client,
          sent: [attempt],
          dossiers: [unitId(UNIT.party)],
          patienceMs: 0,
        })
      ).map(worded);
    expect(attempt.outcome.is).toBe('answered');
    expect(await lookAtUnit()).toEqual([]);
    await owner.query(`delete from message where key = (select min(key) from message where kind = 'unit')`);
    expect(await lookAtUnit()).toEqual([expect.stringMatching(/^\[5\] unit:.* is not in the outbox/)]);
  });

  it('names an answered act that is lost [1]', async () => {
    const project = await life();
    await owner.query(`delete from ledger where code = '${project}' and seq = 3`);
    const found = await look(project, { retry: undefined });
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(`\\[1\\] project:${project} line 3: returnForCorrection .* is not in the ledger`),
      ),
    );
  });

  it('names a refused act that stands in the ledger, one that nobody brought, and a run without an opening [2]', async () => {
    const project = await life();
    const declared = sent.find((one) => one.project === project && one.act === 'declare')!;
    const as = (outcome: Outcome): Sent[] =>
      sent.filter((one) => one.project === project).map((one) => (one === declared ? { ...one, outcome } : one));
    expect(
      await look(project, { retry: undefined, sent: as({ is: 'refused', status: 409, code: 'refused' }) }),
    ).toEqual([expect.stringMatching(/^\[2\].* line 2: declare .* was refused/)]);
    expect(
      await look(project, {
        retry: undefined,
        sent: sent.filter((one) => one.project === project && one !== declared),
      }),
    ).toEqual([expect.stringMatching(/^\[2\].* line 2: declare .* by nobody/)]);
    const unopenedCode = `NONE-${randomUUID().slice(0, 8)}`;
    // Nobody works on this queue, so nothing ends it.
    const client = world.deps.engine.client;
    await client.workflow.start('projectLifecycle', {
      workflowId: workflowIdOf(projectId(unopenedCode)),
      taskQueue: 'nobody',
      args: [unopened(unopenedCode)],
    });
    const lookAtRuns = async () =>
      (
        await checkLedger({ db: world.deps.pool, client, sent: [], dossiers: [projectId(unopenedCode)], patienceMs: 0 })
      ).map(worded);
    // The list of runs lags behind what was started.
    await expect
      .poll(lookAtRuns, { timeout: 20_000 })
      .toContain(`[2] project:${unopenedCode}: a run lives that has accepted no opening`);
    await client.workflow.getHandle(workflowIdOf(projectId(unopenedCode))).terminate();
  });

  it('names an act without an answer that is half there, and a retry that gives another answer [3]', async () => {
    const project = await life();
    const last = sent.findLast((one) => one.project === project)!;
    const unanswered = sent
      .filter((one) => one.project === project)
      .map((one): Sent => (one === last ? { ...one, outcome: { is: 'none', because: 'deadline' } } : one));
    const refusing = async (): Promise<Outcome> => ({ is: 'refused', status: 409, code: 'refused' });
    expect(
      await look(project, { sent: unanswered, retry: async (one) => (one.key === last.key ? refusing() : retry(one)) }),
    ).toEqual([expect.stringMatching(/^\[3\].* line 3: .* when its retry was refused/)]);
    expect(
      await look(project, {
        retry: async (one) => (one.key === last.key ? { is: 'answered', seq: 3, text: '{}' } : retry(one)),
      }),
    ).toEqual([expect.stringMatching(/^\[3\].* 2 different answers/)]);
    await owner.query(`update dossier set seq = 2 where code = '${project}'`);
    expect(await look(project, { sent: unanswered, retry: undefined })).toContainEqual(
      expect.stringMatching(/^\[3\].* line 3: .* the row of the dossier stands at 2/),
    );
  });

  it('names a row, a duty and a workflow that are not what the ledger folds to [4]', async () => {
    const [row, duty, lost] = [await life(), await life(), await life()];
    expect(await tampered(row, `update dossier set facts = facts || '{"name": "改名"}' where code = $1`)).toEqual([
      expect.stringMatching(/^\[4\].* the row's facts/),
    ]);
    expect(await tampered(duty, `update duty set record = record || '{"dueVersion": 9}' where code = $1`)).toEqual([
      expect.stringMatching(/^\[4\].* the duty CORRECTION:/),
    ]);
    await world.deps.engine.client.workflow.getHandle(workflowIdOf(projectId(lost))).terminate('test');
    // Who repeats an act has a workflow started that is gone.
    const found = await look(lost, { retry: undefined });
    expect(found).toEqual([expect.stringMatching(/^\[4\].* its workflow is TERMINATED/)]);
  });

  it('names a message that is missing, too much, altered, in two deliveries, taken back and yet sent, or sent by nobody [5]', async () => {
    const [missing, extra, altered, doubled, takenBack, unsent] = [
      await life(),
      await life(),
      await life(),
      await life(),
      await life(),
      await life(),
    ];
    expect(
      await tampered(missing, `delete from message where key = (select min(key) from message where code = $1)`),
    ).toEqual([expect.stringMatching(/^\[5\].* is not in the outbox/)]);
    const copied = `insert into message select key || '/again', kind, code, seq, party, post, step, duty_ref, due_version, planned_on, send_not_before, notice, status, null, created_at from message where code = $1 limit 1`;
    expect(await tampered(extra, copied)).toEqual([expect.stringMatching(/^\[5\].*nothing says it/)]);
    expect(
      await tampered(
        altered,
        `update message set planned_on = planned_on + 1 where key = (select min(key) from message where code = $1)`,
      ),
    ).toEqual([expect.stringMatching(/^\[5\].* says something else/)]);
    const ONE = '11111111-1111-4111-8111-111111111111';
    const delivered = (
      status: string,
    ) => `insert into delivery (id, party, contact, post, channel, address, window_on, message_keys, subject, body_text, body_html, dated_at, status)
      select gen_random_uuid(), party, '${ONE}', post, 'mail', 'one@example.org', planned_on, array[key], '', '', '', created_at, '${status}' from message where key = (select min(key) from message where code = $1)`;
    await tampered(doubled, delivered('sent'));
    expect(await tampered(doubled, delivered('sent'))).toContainEqual(
      expect.stringMatching(/^\[5\].* lies in two deliveries of one recipient/),
    );
    await owner.query(`with taken as (update message set status = 'cancelled' where key = (select min(key) from message where code = '${takenBack}') returning key)
      insert into delivery_message select taken.key, d.recipient, d.channel, d.id from taken, delivery d limit 1`);
    expect(await look(takenBack)).toContainEqual(expect.stringMatching(/^\[5\].* was taken back and lies in /));
    await owner.query(delivered('sent').replaceAll('$1', `'${unsent}'`));
    const found = await look(unsent, {
      mails: () => [{ messageId: '<strange@duban>', to: 'one@example.org', fingerprint: '' }],
    });
    expect(found).toContainEqual(expect.stringMatching(/^\[5\].* is noted as sent in .*, which no server took/));
    expect(found).toContainEqual(expect.stringMatching(/^\[5\] \?: the mail <strange@duban> .* is of no delivery/));
  });

  it('names a mail that came twice though its outcome was known, and what failed and went to nobody else [5]', async () => {
    const [twice, failed] = [await life(), await life()];
    const delivered = async (project: string, status: string): Promise<string> =>
      (
        await owner.query<{
          id: string;
        }>(`with lying as (insert into delivery (id, party, contact, post, channel, address, window_on, message_keys, subject, body_text, body_html, dated_at, status, because)
          select gen_random_uuid(), party, gen_random_uuid(), post, 'mail', 'one@example.org', planned_on, array[key], '', '', '', created_at, '${status}', '查无此人' from message
           where key = (select min(key) from message where code = '${project}' and party = '${UNIT.party}') returning id, recipient, channel, message_keys[1] as key)
          insert into delivery_message select key, recipient, channel, id from lying returning delivery as id`)
      ).rows[0]!.id;
    const id = await delivered(twice, 'sent');
    const mails = () => Array(2).fill({ messageId: `<${id}@duban>`, to: 'one@example.org', fingerprint: '' });
    expect(await look(twice, { mails })).toContainEqual(
      expect.stringMatching(/^\[5\].* was taken 2 times in .*, after 0 unknown outcomes/),
    );
    await owner.query(`update delivery set unknown_outcomes = 1 where id = '${id}'`);
    expect((await look(twice, { mails })).filter((says) => says.includes('taken'))).toEqual([]);
    await owner.query(
      `insert into contact (party, post, name, addresses) values ('${UNIT.party}', 'leader', '分管领导', '{"mail": "leader@example.org"}')`,
    );
    await delivered(failed, 'failed');
    expect(await look(failed, { mails })).toContainEqual(
      expect.stringMatching(/^\[5\].* failed and was not passed on to 分管领导/),
    );
  });

  it('names a figure of the worker that is not what the rows say [5]', async () => {
    const project = await life();
    const { rows } = await owner.query(
      `select count(*)::int as count from delivery where status = 'sent' and channel = 'mail'`,
    );
    const told = (count: number) => async () => `duban_deliveries{state="sent",channel="mail"} ${count}\n`;
    const about = (says: string): boolean => says.includes('deliveries sent mail');
    expect((await look(project, { metrics: told(rows[0].count) })).filter(about)).toEqual([]);
    expect((await look(project, { metrics: told(rows[0].count + 1) })).filter(about)).toEqual([
      `[5] ?: the metric tells of ${rows[0].count + 1} deliveries sent mail, there are ${rows[0].count}`,
    ]);
  });

  it('names a line that was altered, and one that is missing [6]', async () => {
    const [altered, missing] = [await life(), await life()];
    expect(
      await tampered(
        altered,
        `update ledger set input = input || '{"scopeAttested": false}' where code = $1 and seq = 2`,
      ),
    ).toContainEqual(expect.stringMatching(/^\[6\].* line 2: /));
    expect(await tampered(missing, `delete from ledger where code = $1 and seq = 2`)).toContainEqual(
      expect.stringMatching(/^\[6\].* line 3: |^\[6\].* line 2: /),
    );
  });
});

// One project's workflow on the real server, with the real law and the real database.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readDossierRow } from '../../database/dossier.ts';
import { readLedger, type LedgerLine } from '../../database/ledger.ts';
import { notReplaying } from '../../worker/replayed.ts';
import {
  RECALCULATE_SIGNAL,
  workflowIdOf,
  type ActOrder,
  type RecordInput,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import { kindNamed } from '../../measures/register.ts';
import { idOf, projectId, type Named } from '../dossier-names.ts';
import { diceOf, lawfulOrders, openingOf, seenIn, type Order } from './random-orders.ts';
import { orderFrom, quietRuntime, refusalTypeOf, unopened, World } from './world.ts';

quietRuntime();

let world: World;
let stopWorker: () => Promise<void>;
/** Projects whose `record` fails, or asks for a new run, at present. */
const failing = new Set<string>();
const toBeginANewRun = new Set<string>();

async function record(input: RecordInput) {
  if (failing.has(input.code)) throw new Error('the database is away');
  const answer = await world.record(input);
  return answer.is === 'recorded' && toBeginANewRun.delete(input.code) ? { ...answer, newRun: true } : answer;
}

beforeAll(async () => {
  world = await World.begin('lifecycle');
  stopWorker = await world.startWorker({ record });
});
afterAll(async () => {
  await stopWorker();
  await world.end();
});

const UNIT = 'unit-hospital';
const dice = diceOf(1);
let number = 0;
const anotherCode = () => `LIFE-${world.name.split('_')[1]}-${++number}`;
const opening = (): ActOrder => orderFrom(openingOf('智慧医院', UNIT, '2000000000'));

async function opened(): Promise<string> {
  const code = anotherCode();
  await world.open(code, opening());
  return code;
}

/** The order for an act that is lawful now. */
async function lawful(code: string, act: string): Promise<Order> {
  const project = await readDossierRow<RecordedState>(world.pool, projectId(code));
  return lawfulOrders(seenIn(project!), dice).find((order) => order.act === act)!;
}

async function declared(): Promise<string> {
  const code = await opened();
  await world.bring(code, orderFrom(await lawful(code, 'declare')));
  return code;
}

const ledgerOf = async (dossier: Named): Promise<LedgerLine[]> =>
  (await readLedger(world.pool, idOf(dossier), { limit: 100 })).items;
const linesOf = async (dossier: Named) => (await ledgerOf(dossier)).map(({ line, act }) => act ?? line);
const runOf = async (code: string) => (await world.handle(code).describe()).runId;
const eventsOf = async (code: string) => (await world.handle(code).fetchHistory()).events!.length;
const refusalOf = (bringing: Promise<unknown>) =>
  bringing.then(
    () => 'taken',
    (error: unknown) => refusalTypeOf(error) ?? String(error),
  );

async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    const answer = await ask();
    if (holds(answer) || Date.now() > deadline) return answer;
  }
}

async function newRun(code: string): Promise<void> {
  const before = await runOf(code);
  toBeginANewRun.add(code);
  await world.handle(code).signal(RECALCULATE_SIGNAL, '日历更新');
  await until(
    () => runOf(code),
    (run) => run !== before,
  );
}

describe('an act', () => {
  it('is answered with its number once it stands in the ledger', async () => {
    const code = await declared();
    expect(await linesOf(code)).toEqual(['openDossier', 'declare']);
    expect((await world.current(code)).stage).toBe('DECLARED');
  });

  it('that is refused leaves no event in the history', async () => {
    const code = await opened();
    const before = await eventsOf(code);
    const unlawful = { ...(await lawful(code, 'declare')), party: 'unit-of-nobody' };
    expect(await refusalOf(world.bring(code, orderFrom(unlawful)))).toBe('Refused');
    expect(await eventsOf(code)).toBe(before);
  });

  it('costs six events when no date and no column changes', async () => {
    const code = await declared();
    const before = await eventsOf(code);
    await world.bring(code, orderFrom(await lawful(code, 'correct')));
    expect((await eventsOf(code)) - before).toBe(6);
  });

  it('is turned away when the caller has not seen the last one', async () => {
    const code = await opened();
    const order = await lawful(code, 'declare');
    expect(await refusalOf(world.bring(code, orderFrom(order, undefined, { expectedSeq: 0 })))).toBe('SeqMismatch');
    expect(await refusalOf(world.bring(code, orderFrom(order, undefined, { expectedSeq: 1 })))).toBe('taken');
  });

  it('other than the opening is turned away before the opening, and a second opening after it', async () => {
    const code = await opened();
    expect(await refusalOf(world.bring(code, opening()))).toBe('Refused');
    const another = anotherCode();
    expect(
      await refusalOf(world.bringWithStart(another, orderFrom(await lawful(code, 'declare')), unopened(another))),
    ).toBe('NotOpened');
  });

  it.each([
    ['a word', 'declare'],
    ['nothing', null],
    ['half an order', { act: 'declare', requestKey: 'k' }],
    ['an unknown act', { ...orderFrom(openingOf('x', UNIT, '1')), act: 'abolish' }],
  ])('typed by hand as %s is refused as malformed and harms nothing', async (_, garbage) => {
    const code = await opened();
    expect(await refusalOf(world.bring(code, garbage as ActOrder, { updateId: 'by-hand' }))).toBe('Malformed');
    expect(await refusalOf(world.bring(code, orderFrom(await lawful(code, 'declare'))))).toBe('taken');
  });
});

describe('a repeated key', () => {
  it('gets the first outcome in the same run, whatever the update id', async () => {
    const code = await opened();
    const order = orderFrom(await lawful(code, 'declare'));
    const first = await world.bring(code, order);
    expect(await world.bring(code, order, { updateId: 'another' })).toEqual(first);
    expect(await linesOf(code)).toEqual(['openDossier', 'declare']);
  });

  it('gets the first outcome in a new run, which has forgotten all update ids', async () => {
    const code = await opened();
    const order = orderFrom(await lawful(code, 'declare'));
    const first = await world.bring(code, order);
    await newRun(code);
    expect(await world.bringPatiently(code, order)).toEqual(first);
    expect(await linesOf(code)).toEqual(['openDossier', 'declare', 'recalculation']);
  });

  it('sent five times at once makes one line and one outcome', async () => {
    const code = await opened();
    const order = orderFrom(await lawful(code, 'declare'));
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => world.bring(code, order, { updateId: `racing-${n}` })),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await linesOf(code)).toEqual(['openDossier', 'declare']);
  });

  it('that was refused may be tried again when the act has become lawful', async () => {
    const code = await opened();
    const inList = orderFrom({ ...(await lawful(await declared(), 'list')) });
    expect(await refusalOf(world.bring(code, inList))).toBe('Refused');
    await world.bring(code, orderFrom(await lawful(code, 'declare')));
    expect(await refusalOf(world.bring(code, inList))).toBe('taken');
  });
});

describe('two officials at once', () => {
  it('are judged one after the other: of two decisions that exclude each other one is refused', async () => {
    const code = await declared();
    const decisions = await Promise.all(
      ['list', 'declineListing'].map(async (act) => orderFrom(await lawful(code, act))),
    );
    const answers = await Promise.all(decisions.map((decision) => refusalOf(world.bringPatiently(code, decision))));
    expect(answers.sort()).toEqual(['Refused', 'taken']);
  });
});

describe('a project', () => {
  it('goes on after a cancellation in the Temporal UI', async () => {
    const code = await opened();
    await world.handle(code).cancel();
    expect(await refusalOf(world.bring(code, orderFrom(await lawful(code, 'declare'))))).toBe('taken');
    expect((await world.handle(code).describe()).status.name).toBe('RUNNING');
  });

  it('that took no opening completes', async () => {
    const code = anotherCode();
    const handle = await world.client.workflow.start(kindNamed('project').workflowType, {
      workflowId: workflowIdOf(projectId(code)),
      taskQueue: world.taskQueue,
      args: [unopened(code)],
    });
    await handle.result();
    expect(await linesOf(code)).toEqual([]);
  });

  it('that has ended takes a late act in a run of its own, which completes as well', async () => {
    const code = await opened();
    await world.bring(code, orderFrom(await lawful(code, 'withdraw')));
    await world.handle(code).result();
    await world.bringPatiently(code, orderFrom(await lawful(code, 'correct')));
    await world.handle(code).result();
    expect(await linesOf(code)).toEqual(['openDossier', 'withdraw', 'correct']);
  });

  it('shows its columns and its sheet in the Temporal UI', async () => {
    const code = await declared();
    const { typedSearchAttributes } = await world.handle(code).describe();
    const shown = Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
    expect(shown).toMatchObject({ DossierKind: '项目', DossierName: '智慧医院', Stage: '已申报' });
    const metadata = await world.handle(code).query<{ currentDetails?: string }, []>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain('登记项目申报');
  });
});

describe('while the ledger cannot be written', () => {
  it('a taken act waits and is recorded when the database is back; further ones are turned away at once', async () => {
    const code = await opened();
    const order = orderFrom(await lawful(code, 'declare'));
    failing.add(code);
    const waiting = world.bring(code, order);
    await until(
      () => refusalOf(world.bring(code, opening())),
      (answer) => answer === 'NotRecording',
    );
    expect(await linesOf(code)).toEqual(['openDossier']);
    failing.delete(code);
    expect((await waiting).seq).toBe(2);
    expect(await linesOf(code)).toEqual(['openDossier', 'declare']);
  });
});

describe('a ledger that is ahead', () => {
  /** As after a reset of the workflow: the ledger holds a line the run knows nothing of. */
  async function ahead(): Promise<string> {
    const code = await opened();
    const { facts } = (await readDossierRow(world.pool, projectId(code)))!;
    await world.record({
      ...projectId(code),
      lines: [{ seq: 2, at: Date.now(), is: 'recalculation', because: '先前已记', facts }],
      runStartedAt: Date.now(),
      continueAsNewSuggested: false,
      historyBytes: 0,
    });
    return code;
  }

  it('is adopted in a new run at once, and the act that met it is taken there under the same key', async () => {
    const code = await ahead();
    const before = await runOf(code);
    const outcome = await world.bringPatiently(code, orderFrom(await lawful(code, 'declare')));
    expect(outcome.seq).toBe(3);
    expect(await linesOf(code)).toEqual(['openDossier', 'recalculation', 'declare']);
    expect(await runOf(code)).not.toBe(before);
  });

  it('loses no recalculation that was asked for meanwhile', async () => {
    const code = await ahead();
    await world.handle(code).signal(RECALCULATE_SIGNAL, '规则更新');
    const ledger = await until(
      () => ledgerOf(code),
      ({ length }) => length === 3,
    );
    expect(ledger.map(({ because }) => because)).toEqual([null, '先前已记', '规则更新']);
    await until(
      () => world.current(code),
      ({ seq }) => seq === 3,
    );
  });
});

it('writes histories that all replay', async () => {
  expect(await notReplaying(inject('workflowBundle'), await world.histories())).toEqual([]);
});

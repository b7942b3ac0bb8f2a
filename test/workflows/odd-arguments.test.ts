// I5: whatever a signal, a query or an update is sent with by hand in the Temporal UI: the ledger stays whole, and no task
// and no run fails of it.
// test support
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectId } from '../dossier-names.ts';
import { PostOffice } from './post-office.ts';
import { until } from './until.ts';
import { openingOf } from './random-orders.ts';
import { orderFrom, quietRuntime, refusalTypeOf, World } from './world.ts';
// under test
import { readLedger } from '../../database/ledger.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { ACT_UPDATE, CURRENT_DOSSIER_QUERY, RECALCULATE_SIGNAL } from '../../workflows/lifecycle/contract.ts';
import { MAILBOX, MAILBOX_QUEUE, mailboxIdOf, NEWS_SIGNAL } from '../../workflows/mailbox/contract.ts';

quietRuntime();

let number = 0;
const opening = () => orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000'));

describe('a dossier', () => {
  let world: World;
  let stopWorker: () => Promise<void>;
  beforeAll(async () => {
    world = await World.begin('odd');
    stopWorker = await world.startWorker();
  });
  afterAll(async () => {
    await stopWorker();
    await world.end();
  });

  const opened = async (): Promise<string> => {
    const code = `ODD-${world.name.split('_')[1]}-${++number}`;
    await world.open(code, opening());
    return code;
  };
  const ledgerOf = async (code: string) => (await readLedger(world.pool, projectId(code), { limit: 100 })).items;
  const withdrawn = (extra = {}) =>
    orderFrom(
      {
        act: 'withdraw',
        party: 'unit-hospital',
        input: { reason: '不再建设' },
        references: { documents: [], standing: { blocks: [] } },
      },
      undefined,
      extra,
    );

  /** It verifies, none of its tasks failed, and it takes a lawful act. */
  async function expectWhole(code: string): Promise<void> {
    await world.bringPatiently(code, withdrawn());
    const { events } = await world.handle(code).fetchHistory();
    expect(events!.filter(({ workflowTaskFailedEventAttributes: failed }) => failed)).toEqual([]);
    expect((await verifyLedger(world.pool, projectId(code))).broken).toEqual([]);
  }

  it('I5: is recalculated by a signal of whatever kind, for a reason that can be read back', async () => {
    const code = await opened();
    const odd: unknown[][] = [
      [],
      [null],
      [5],
      [true],
      [{ because: '日历' }],
      [['日历']],
      [''],
      [' \u3000'],
      ['\u200b'],
      ['一\n二'],
      ['一\u0007二'],
      ['\ud800'],
      ['一\u0000二'],
      ['某事 机密★'],
      ['长'.repeat(20_000)],
    ];
    const meant: unknown[][] = [['日历更新'], [' 日历更新\r\n'], ['Cafe\u0301', 'and more', 7]];
    for (const args of [...odd, ...meant]) await world.handle(code).signal(RECALCULATE_SIGNAL, ...(args as [string]));
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50))
      if ((await ledgerOf(code)).length === 1 + odd.length + meant.length) break;
    expect((await ledgerOf(code)).slice(1).map(({ because }) => because)).toEqual([
      ...odd.map(() => '未说明原因'),
      '日历更新',
      '日历更新',
      'Café',
    ]);
    await expectWhole(code);
  });

  it('I5: answers a query that is asked with anything', async () => {
    const code = await opened();
    for (const args of [[], [null], [5, { a: 1 }], ['x'.repeat(10_000)]])
      expect(await world.handle(code).query(CURRENT_DOSSIER_QUERY, ...args)).toMatchObject({ code, seq: 1 });
    await expectWhole(code);
  });

  it('I5: goes on after messages that it does not know', async () => {
    const code = await opened();
    const handle = world.handle(code);
    for (const name of ['nonsense', 'news', 'toString', '__proto__']) {
      await handle.signal(name, { dueAt: 1 });
      await expect(handle.query(name, {})).rejects.toThrow();
      await expect(handle.executeUpdate(name, { args: [{}] })).rejects.toThrow();
    }
    expect(await ledgerOf(code)).toHaveLength(1);
    await expectWhole(code);
  });

  const order = withdrawn();
  const { references, actor } = order;
  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['null', [null]],
    ['a number', [7]],
    ['a list', [[order]]],
    ['something beside it', [order, { force: true }]],
    ['a field that no order has', [{ ...order, note: '一' }]],
    ['a key of 3,000 characters', [{ ...order, requestKey: 'k'.repeat(3_000) }]],
    ['a key with a blank', [{ ...order, requestKey: 'k 1' }]],
    ['a key that is a number', [{ ...order, requestKey: 5 }]],
    ['a hash that is an object', [{ ...order, requestHash: {} }]],
    ['no number of a proposal', [{ ...order, confirms: '1' }]],
    ['a number of a proposal beyond the ledger', [{ ...order, confirms: 2 ** 40 }]],
    ['a confirmation that brings something', [{ ...order, confirms: 1, input: { reason: '一' } }]],
    ['a version before the first', [{ ...order, expectedSeq: -1 }]],
    ['input that is a list', [{ ...order, input: [] }]],
    ['input of two lines in one', [{ ...order, act: 'openDossier', input: { name: '一\n二' } }]],
    ['a bell in its input', [{ ...order, input: { reason: '一\u0007二' } }]],
    ['input that is not NFC', [{ ...order, input: { reason: 'Cafe\u0301' } }]],
    ['input with blanks around', [{ ...order, input: { reason: ' 一' } }]],
    ['an actor who reads backwards', [{ ...order, actor: { ...actor, sub: 'a\u202eb' } }]],
    ['an actor of a hundred roles', [{ ...order, actor: { ...actor, roles: Array(100).fill('handler') } }]],
    ['an actor with a face', [{ ...order, actor: { ...actor, face: '一' } }]],
    ['a party in forged words', [{ ...order, references: standing({ party: { id: 'u', name: '一\u2028二' } }) }]],
    ['a reason for a block with a bell', [{ ...order, references: standing({ blocks: [{ reason: '\u0007' }] }) }]],
    ['a bottomless standing', [{ ...order, references: standing({ deep: nested(50) }) }]],
    ['half a megabyte beside it', [{ ...order, references: standing({ long: '长'.repeat(600_000) }) }]],
  ])('I5: turns an update away that brings %s, and goes on', async (_, args) => {
    const code = await opened();
    const update = world.handle(code).executeUpdate(ACT_UPDATE, { args: args as [unknown], updateId: 'by-hand' });
    const refusal = await update.then(
      () => 'taken',
      (error: unknown) => refusalTypeOf(error) ?? String(error),
    );
    expect(refusal).toBe('Malformed');
    expect(await ledgerOf(code)).toHaveLength(1);
    await expectWhole(code);
  });

  function standing(more: object) {
    return { ...references, standing: { blocks: [], ...more } };
  }
  function nested(depth: number): unknown {
    return depth === 0 ? '一' : { in: nested(depth - 1) };
  }
});

describe('a mailbox', () => {
  let office: PostOffice;
  beforeAll(async () => {
    office = await PostOffice.open();
    await office.startWorkers();
  });
  afterAll(() => office.close());

  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['null', [null]],
    ['a number', [5]],
    ['a text', ['news']],
    ['a list', [[]]],
    ['an instant that is none', [{ dueAt: 'tomorrow' }]],
    ['no instant', [{ dueAt: null }]],
    ['an instant beyond all calendars', [{ dueAt: 1e300 }]],
    ['an instant before all calendars', [{ dueAt: -1e300 }]],
    ['more than news', [{ dueAt: 0, more: true }, 7]],
  ])('I5: sends what is due when its news bring %s, and ends', async (_, signalArgs) => {
    const address = `handler-${++number}@example.org`;
    const party = await office.registerUnit({ handler: address });
    await office.post({ party, notifies: false });
    await office.client.workflow.signalWithStart(MAILBOX, {
      workflowId: mailboxIdOf(party),
      taskQueue: MAILBOX_QUEUE,
      args: [{ party }],
      signal: NEWS_SIGNAL,
      signalArgs,
    });
    await until('the mail', () => office.mailServer.accepted(address).length === 1);
    await until('an end', () => office.hasEnded(party));
    const { events } = await office.client.workflow.getHandle(mailboxIdOf(party)).fetchHistory();
    expect(events!.filter(({ workflowTaskFailedEventAttributes: failed }) => failed)).toEqual([]);
  });
});

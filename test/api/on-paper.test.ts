// What came on paper, and what is named to few, through the API, the workflow and the ledger.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIG_DATA, UNIT, World, type Caller } from './world.ts';
// under test
import { addDays, beijingDateOf } from '../../measures/calendar/calendar-date.ts';

const FINANCE: Caller = { party: 'finance' };
let world: World;
let code: string;
let today: string;
const call = (caller: Caller, method: string, rest: string, body?: object) =>
  world.api.call(caller, method, `/projects/${code}${rest}`, { body });
beforeAll(async () => {
  world = await World.begin();
  code = await world.openProject();
  today = beijingDateOf(Date.parse((await call(UNIT, 'GET', '/ledger')).body.items[0].at));
});
afterAll(() => world?.end());

describe('an answer that came on paper', () => {
  let receipt: string;
  let of: number;
  const answer = (more: object = {}) => ({
    of,
    statement: '随附合同台账',
    documents: [],
    onPaper: { arrivedOn: today, receipt },
    ...more,
  });
  const record = (caller: Caller, body: object) => call(caller, 'POST', '/acts/answerInformation', body);
  beforeAll(async () => {
    const asking = { asks: '合同台账', dueOn: addDays(today, 30) };
    of = (await call(FINANCE, 'POST', '/acts/requestInformation', asking)).body.seq;
    const document = { kind: 'paperReceipt', name: '收件回执', sha256: 'a'.repeat(64), reference: '收文〔2026〕8号' };
    receipt = (await world.api.call(FINANCE, 'POST', '/documents', { body: document })).body.id;
  });

  it('needs a day, and a receipt that is on record', async () => {
    expect(await record(FINANCE, answer({ onPaper: { arrivedOn: '2026-02-30', receipt } }))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/onPaper/arrivedOn' }] },
    });
    expect(await record(FINANCE, answer({ onPaper: { arrivedOn: today, receipt: 'document-unknown' } }))).toMatchObject(
      {
        status: 400,
        body: { errors: [{ pointer: '/onPaper/receipt' }] },
      },
    );
  });

  it('is recorded by whoever receives it, and by nobody else', async () => {
    expect(await record(BIG_DATA, answer())).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'receivedHere' }] },
    });
    expect(await record(FINANCE, answer())).toMatchObject({
      status: 200,
      body: { project: { informationRequests: [{ answered: { on: today, by: UNIT.party, recordedBy: 'finance' } }] } },
    });
  });

  it('stands in the ledger with its receipt, and is told to the unit', async () => {
    const lines = (await call(UNIT, 'GET', '/ledger')).body.items;
    expect(lines.at(-1)).toMatchObject({
      act: 'answerInformation',
      party: 'finance',
      refs: { onPaper: { arrivedOn: today, receipt } },
    });
    const told = (await call(UNIT, 'GET', '/messages')).body.items as { notice: object }[];
    expect(told.map(({ notice }) => notice)).toContainEqual(
      expect.objectContaining({ kind: 'act', act: 'answerInformation', by: UNIT.party, recordedBy: 'finance' }),
    );
  });
});

describe('a decision on liability', () => {
  const leader: Caller = { party: UNIT.party, role: 'leader' };
  beforeAll(async () => {
    const body = { number: '渝纪发〔2026〕3号', decidedOn: today };
    expect(await call(FINANCE, 'POST', '/acts/recordLiability', body)).toMatchObject({ status: 200 });
  });

  it.each([
    ['whoever recorded it', FINANCE, 1],
    ['who answers for the unit', leader, 1],
    ['the unit’s handler', UNIT, 0],
    ['another authority’s handler', BIG_DATA, 0],
  ])('is read by %s: %s', async (_, caller, read) => {
    const { facts } = (await call(caller, 'GET', '')).body;
    expect(facts.liabilities).toHaveLength(read);
    const line = (await call(caller, 'GET', '/ledger')).body.items.at(-1);
    expect(JSON.stringify(line).includes('渝纪发')).toBe(read === 1);
    expect(line.title).toBe(read === 1 ? '登记责任追究决定' : '不公开的登记');
  });
});

// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIG_DATA, UNIT, World, type Caller } from '../api/world.ts';
import { Journey, LOWER, pathToCompletion, recentDates } from './journey.ts';

let world: World;
beforeAll(async () => void (world = await World.begin()));
afterAll(() => world?.end());

describe('a confirmation of a joint act', () => {
  it('is judged, and previewed, by what stands when it comes: a block set after the proposal stops it until it is lifted', async () => {
    const journey = await Journey.open(world, 'CONFIRMED-1', LOWER);
    const path = pathToCompletion(LOWER, recentDates(await journey.today()));
    const at = path.findIndex(({ confirms }) => confirms);
    for (const step of path.slice(0, at)) await journey.bring(step);
    const { by, act } = path[at]!;
    const { seq } = (await journey.get('')).body.facts.proposals[0];
    expect(await readBy(journey, BIG_DATA)).toMatchObject({
      open: 1,
      ledger: { proposes: true, input: expect.anything(), particulars: PROPOSED, facts: { proposals: [{ act, seq }] } },
    });
    expect(await readBy(journey, UNIT)).toMatchObject({
      open: 0,
      ledger: { seq, proposes: true, input: null, refs: null, particulars: [], facts: { proposals: [] } },
    });
    const confirm = (as: string) => journey.act(by, as, { confirms: seq });

    const blocked = await block();
    for (const as of [`${act}/preview`, act])
      expect(await confirm(as)).toMatchObject({
        status: 409,
        body: { refusals: [{ code: 'notBlockedForNotSharing', article: 31 }] },
      });
    await lift(blocked);
    expect(await confirm(`${act}/preview`)).toMatchObject({ status: 200, body: { stage: 'PLANNED' } });
    expect(await confirm(act)).toMatchObject({ status: 200, body: { stage: 'PLANNED', project: { proposals: [] } } });
    // What was proposed is what was done: the ledger says it to everybody now.
    expect(await readBy(journey, UNIT)).toMatchObject({ open: 0, ledger: { confirms: seq, particulars: PROPOSED } });
  }, 120_000);
});

const PROPOSED = [
  { label: '年度', value: expect.stringMatching(/^20\d\d年$/) as string },
  { label: '纳入金额', value: expect.stringMatching(/^[\d,.]+万元$/) as string },
];

/** How many proposals one sees in the project, and its last line. */
async function readBy(journey: Journey, caller: Caller): Promise<unknown> {
  const [project, ledger] = await Promise.all([journey.get('', caller), journey.get('/ledger?limit=100', caller)]);
  return { open: project.body.facts.proposals.length, ledger: ledger.body.items.at(-1) };
}

const UNIT_ROUTE = `/units/${UNIT.party}/acts`;

async function block(): Promise<number> {
  const body = { flag: 'newBuildBlocked', article: 31, reason: '未按要求共享数据', documents: [] };
  const reply = await world.api.call(BIG_DATA, 'POST', `${UNIT_ROUTE}/block`, { body });
  expect(reply).toMatchObject({ status: 200, body: { stage: 'BLOCKED' } });
  return reply.body.seq;
}

async function lift(of: number): Promise<void> {
  const body = { of, reason: '已按要求共享', documents: [] };
  const reply = await world.api.call(BIG_DATA, 'POST', `${UNIT_ROUTE}/lift`, { body });
  expect(reply).toMatchObject({ status: 200, body: { stage: 'CLEAR' } });
}

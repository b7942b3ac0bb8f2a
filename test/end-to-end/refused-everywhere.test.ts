// test support
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { DEPARTMENT, OPENING, UNIT, World, type Reply } from '../api/world.ts';
import { Journey, pathToCompletion, pathToOperation, recentDates, UPPER } from './journey.ts';
import { SUPERVISION } from '../../dev/rehearsal/scenario.ts';
import { ACT_SAMPLES, EXAMPLE, sampleInput, type ActName } from '../../measures/project/act-samples.ts';

interface Refusal {
  code: string;
  article: number | null;
  basis: string;
  says: string;
  remedy: string;
}
interface Listed {
  act: string;
  by: { capacity: string }[];
  lawful: boolean;
  refusals: Refusal[];
}

const STAGES =
  `DRAFT DECLARED LISTED FEASIBILITY_REVIEW FEASIBILITY_APPROVED DESIGN_REVIEW APPROVED PLAN_DECLARED PLANNED BUDGETED PREPARING UNDER_CONSTRUCTION COMPLETED ACCEPTANCE_IN_PROGRESS ACCEPTED IN_OPERATION`.split(
    ' ',
  );
/** Fewer than may be under way on one project, and few enough for a small machine. */
const AT_ONCE = 5;

let world: World;
beforeAll(async () => void (world = await World.begin()));
afterAll(() => world?.end());

it(
  'refuses at every stage every act that is not lawful there, once for each reason, and every lawful one once to whoever it is not for, in words, without a trace',
  { timeout: 300_000 },
  async () => {
    const journey = await Journey.open(world, 'REFUSED-1', UPPER);
    const today = await journey.today();
    const dates = recentDates(today);
    const visited: string[] = [];
    const tried = { 403: 0, 409: 0 };
    const brought = new Set<string>();
    const look = async (stage: string) => {
      if (visited.at(-1) === stage) return;
      visited.push(stage);
      const { unlawful, foreign } = await tryEverything(journey, today, brought);
      tried[409] += unlawful;
      tried[403] += foreign;
    };

    await look('DRAFT');
    for (const step of [...pathToCompletion(UPPER, dates), ...pathToOperation(UPPER, dates)])
      await look((await journey.bring(step)).body.stage);

    expect(visited).toEqual(STAGES);
    // Most acts are for other stages: about forty are refused at each.
    expect(tried[409]).toBeGreaterThan(STAGES.length * 35);
    expect(tried[403]).toBeGreaterThan(STAGES.length * 3);

    const again = await world.api.call(UNIT, 'POST', '/projects', {
      body: { ...OPENING, name: '同一编号再建档', code: journey.code },
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'codeTaken' } });
  },
);

/** Documents are left out: where a stage or a fact forbids, a refusal speaks of the law, and never of the form. */
const inputsOn = (today: CalendarDate): Record<string, object> =>
  Object.fromEntries(
    (Object.keys(ACT_SAMPLES) as ActName[]).map((act) => {
      const sample = Object.entries(sampleInput(act, { ...EXAMPLE, today }));
      return [act, Object.fromEntries(sample.map(([field, value]) => [field, OTHERWISE[field] ?? value]))];
    }),
  );
const OTHERWISE: Readonly<Record<string, unknown>> = {
  documents: [],
  evidence: [],
  consultations: { supervisionUnit: { noReply: '逾期未复' } },
  supervisionUnit: SUPERVISION,
};

/** `brought`: acts with why they were refused, which need not be brought again where they are refused for the same. */
async function tryEverything(
  journey: Journey,
  today: CalendarDate,
  brought: Set<string>,
): Promise<{ unlawful: number; foreign: number }> {
  const inputs = inputsOn(today);
  const before = await traceOf(journey);
  const acts = await listedForTheirParties(journey);
  expect(acts.map(({ act }) => act).filter((act) => !(act in inputs))).toEqual([]);

  const unlawful = acts.filter(({ lawful }) => !lawful);
  const reasonsOf = ({ act, refusals }: Listed) => [act, ...refusals.map(({ code }) => code)].join();
  const forNewReasons = unlawful.filter((one) => !brought.has(reasonsOf(one)));
  for (const one of forNewReasons) brought.add(reasonsOf(one));
  await inPortions(forNewReasons, async ({ act, party, refusals }) => {
    const reply = await journey.act(party, act, inputs[act]!);
    const where = `${before.stage}: ${act} by ${party}`;
    expect(reply.status, `${where}: ${reply.text}`).toBe(
      refusals.some(({ code }) => code === 'wrongParty') ? 403 : 409,
    );
    expectWords(reply, where);
    // What was foreseen from the record alone is said again, with all that the input lacks besides.
    expect(codesOf(reply), where).toEqual(expect.arrayContaining(refusals.map(({ code }) => code)));
  });

  const lawful = acts.filter((one) => one.lawful);
  const byStranger = ({ act }: Listed) => `${act} by a stranger`;
  const forStrangers = lawful.filter((one) => !brought.has(byStranger(one)));
  for (const one of forStrangers) brought.add(byStranger(one));
  await inPortions(forStrangers, async ({ act, by }) => {
    const may = by.map(({ capacity }) => capacity);
    const stranger = !may.includes('audit')
      ? 'audit'
      : may.includes('constructionUnit')
        ? DEPARTMENT.party
        : UNIT.party;
    const reply = await journey.act(stranger, act, inputs[act]!);
    const where = `${before.stage}: ${act} by ${stranger}`;
    // Everybody takes back what they did themselves: of another's there is nothing to take back.
    if (act === 'undo') expect(codesOf(reply), where).toContain('undoneByItsParty');
    else expect(reply, `${where}: ${reply.text}`).toMatchObject({ status: 403, body: { code: 'wrongParty' } });
    expectWords(reply, where);
  });

  expect(await traceOf(journey)).toEqual(before);
  return { unlawful: unlawful.length, foreign: lawful.length };
}

/** Every act as its own party sees it. The opening is no act of a project that is open. */
async function listedForTheirParties(journey: Journey): Promise<(Listed & { party: string })[]> {
  const lists = new Map<string, Listed[]>();
  const listOf = async (party: string): Promise<Listed[]> => {
    if (!lists.has(party)) lists.set(party, (await journey.get('/acts', { party })).body.items);
    return lists.get(party)!;
  };
  const all: (Listed & { party: string })[] = [];
  for (const { act, by } of await listOf('big-data')) {
    if (act === 'openDossier') continue;
    const party = by[0]!.capacity === 'constructionUnit' ? UNIT.party : by[0]!.capacity;
    all.push({ ...(await listOf(party)).find((one) => one.act === act)!, party });
  }
  return all;
}

function expectWords({ headers, body }: Reply, where: string): void {
  expect(headers.get('Content-Type'), where).toContain('application/problem+json');
  expect(body.refusals.length, where).toBeGreaterThan(0);
  for (const { article, basis, says, remedy } of body.refusals as Refusal[]) {
    expect(['law', 'practice'], where).toContain(basis);
    // Practice may lean on an article; the law always has one.
    if (basis === 'law') expect(article, where).toEqual(expect.any(Number));
    for (const words of [says, remedy]) expect(words, where).toMatch(/[一-龥]{3}/);
    expect(says + remedy, where).not.toMatch(/undefined|null|NaN|\[object/);
  }
}

const codesOf = ({ body }: Reply): string[] => (body.refusals as Refusal[]).map(({ code }) => code);

/** What every refusal must leave as it was; a turn of time may come in between and is no act. */
async function traceOf(journey: Journey) {
  const [project, ledger, messages] = await Promise.all([
    journey.get(''),
    journey.get('/ledger?limit=200'),
    journey.get('/messages?limit=200'),
  ]);
  return {
    stage: project.body.stage,
    lastActSeq: project.body.lastActSeq,
    facts: project.body.facts,
    acts: ledger.body.items
      .filter(({ line }: { line: string }) => line === 'act')
      .map(({ hash }: { hash: string }) => hash),
    news: messages.body.items
      .filter(({ kind }: { kind: string }) => kind !== 'reminder')
      .map(({ key }: { key: string }) => key),
  };
}

async function inPortions<Item>(items: readonly Item[], take: (item: Item) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await Promise.all(items.slice(at, at + AT_ONCE).map(take));
}

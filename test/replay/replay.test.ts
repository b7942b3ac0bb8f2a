// Histories of every release replay under the present code, and their acts still mean what they meant.
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { describe, expect, inject, it } from 'vitest';
// test support
import { UNIT_STAGE_NAMES } from '../../measures/unit/facts.ts';
import { STAGE_NAMES, type Stage } from '../../measures/vocabulary.ts';
import { quietRuntime } from '../workflows/world.ts';
import { foldHistory, type Folded } from './fold.ts';
import { allRuns, isOfSealedLife, livesNotReplaying, readerOf } from './sealed-lives.ts';
import { isSealed } from '../../engine/sealing/codec.ts';
import { payloadsIn } from '../../engine/sealing/payloads-in.ts';
import { codeOfBundle } from '../../worker/bundle.ts';
import { replayed } from '../../worker/replayed.ts';

quietRuntime();

const runs = allRuns();
const eventsOf = ({ history }: (typeof runs)[number]) => historyFromJSON(history).events!;

const folded = ({ life, history }: (typeof runs)[number]): Promise<Folded> =>
  foldHistory(historyFromJSON(history), readerOf(life));

describe('recorded histories', () => {
  it.each([true, false])(
    'all replay, with stacks as `replay` takes them or as workers do: %s',
    async (stacks) => {
      expect(runs.length).toBeGreaterThan(15);
      expect(runs.filter(isOfSealedLife).length).toBeGreaterThan(1);
      expect(await livesNotReplaying(codeFor({ stacks }))).toEqual([]);
    },
    60_000,
  );

  const LINE = /workflows\/lifecycle\/state\.ts:\d+/;

  it.each([true, false])('that fail say by which line of code where stacks are asked for alone: %s', async (stacks) => {
    const said = await saidOfLaterVersion(codeOfBundle(inject('workflowBundle'), { stacks }));
    expect((stacks ? LINE : /state\.ts/).test(said), said).toBe(stacks);
  });

  it('that fail say by which line of code whatever was replayed before by the same process', async () => {
    const code = codeOfBundle(inject('workflowBundle'), { stacks: true });
    const codes = [1, 2, 3, 4].map((n) => `/* ${n} */ ${code}`);
    for (const one of [...codes, codes.at(-1)!]) {
      const said = await saidOfLaterVersion(one);
      expect(LINE.test(said), said).toBe(true);
    }
  });

  it.each(runs)('of $release, $life, run $runId end with the facts that the ledger held', async (run) => {
    const { seq, facts } = await folded(run);
    // What an act keeps may grow from release to release; nothing that was kept may change.
    expect({ seq, facts }).toMatchObject(run.lastAct);
  });

  it('go through every stage there is, on both tracks', async () => {
    const lived = await Promise.all(runs.map(folded));
    const stages = new Set(lived.flatMap((run) => run.stages));
    expect([...stages]).toEqual(expect.arrayContaining(Object.keys(UNIT_STAGE_NAMES)));
    expect((Object.keys(STAGE_NAMES) as Stage[]).filter((stage) => !stages.has(stage))).toEqual([]);
    const acts = lived.flatMap((run) => run.acts);
    expect(acts).toEqual(
      expect.arrayContaining([
        'approveCombinedReport',
        'approveDesign',
        'grantExtension',
        'failAcceptance',
        'findNotCompliant',
        'correct',
        'block',
        'lift',
      ]),
    );
  });

  it('I17: hold one life of which every payload is sealed but what the SDK notes of its own activities', () => {
    const payloads = runs.filter(isOfSealedLife).flatMap((run) => [...payloadsIn(eventsOf(run))]);
    const plain = payloads.filter((payload) => !isSealed(payload));
    expect(payloads.length - plain.length).toBeGreaterThan(10);
    const notes = plain.map(({ data }) => Object.keys(JSON.parse(Buffer.from(data!).toString()) as object).sort());
    expect(new Set(notes.flat())).toEqual(
      new Set(['seq', 'attempt', 'activity_id', 'activity_type', 'complete_time', 'backoff', 'original_schedule_time']),
    );
  });

  it('hold new runs, skipped time, recalculations, a cancellation, and a run that adopted its ledger', () => {
    const events = runs.flatMap(eventsOf);
    const TIME_SKIPPED = 60;
    for (const attributes of [
      'workflowExecutionContinuedAsNewEventAttributes',
      'workflowExecutionSignaledEventAttributes',
      'workflowExecutionCancelRequestedEventAttributes',
      'workflowExecutionCompletedEventAttributes',
    ] as const) {
      expect(
        events.some((event) => event[attributes]),
        attributes,
      ).toBe(true);
    }
    expect(events.some(({ eventType }) => (eventType as number) === TIME_SKIPPED)).toBe(true);
    expect(
      events.some((event) =>
        JSON.stringify(event.markerRecordedEventAttributes?.details ?? {}, bytesAsText).includes('ledgerAhead'),
      ),
    ).toBe(true);
  });
});

const codeFor = ({ stacks }: { stacks: boolean }) => ({
  code: codeOfBundle(inject('workflowBundle'), { stacks }),
  sinks: {},
});

async function saidOfLaterVersion(code: string): Promise<string> {
  const [{ history, ...run }] = runs as [(typeof runs)[number]];
  const of = { ...run, history: begunByLaterVersion(history) };
  const said: string[] = [];
  for await (const { error } of replayed({ code, sinks: {} }, [of])) said.push(String(error?.message));
  expect(said).toEqual([expect.stringContaining('state version 2 is later than this worker')]);
  return said[0]!;
}

function begunByLaterVersion<History extends { events: unknown[] }>(history: History): History {
  const later = structuredClone(history);
  const [{ workflowExecutionStartedEventAttributes: started }] = later.events as [
    { workflowExecutionStartedEventAttributes: { input: { payloads: [{ data: string }] } } },
  ];
  const [payload] = started.input.payloads;
  const input = JSON.parse(Buffer.from(payload.data, 'base64').toString()) as object;
  payload.data = Buffer.from(JSON.stringify({ ...input, v: 2 })).toString('base64');
  return later;
}

const bytesAsText = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array
    ? Buffer.from(value).toString()
    : (value as { type?: string })?.type === 'Buffer'
      ? Buffer.from((value as { data: number[] }).data).toString()
      : value;

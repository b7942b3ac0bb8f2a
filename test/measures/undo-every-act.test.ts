// Wherever a life of samples brings an act that may be taken back: taken back it leaves what stood before, and brought again
// it does what it would have done the first time.
// test support
import { describe, expect, it } from 'vitest';
import { textHash } from '../../database/hash-chain.ts';
import { CALENDAR } from './clockwork.ts';
import { KeptOutbox } from './kept-outbox.ts';
import { givenUp, SampledLife, singleStage, ToldLife, twoStage } from './project/sampled-lives.ts';
import { continuation, operationAndMaintenance, outOfPlan, takenBack } from './project/sampled-paths.ts';
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { refOf, type DutyRecord } from '../../measures/duty.ts';
import { applied } from '../../measures/judgement.ts';
import type { ActLine, BroughtAct, Line } from '../../measures/line.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { PROJECT_ACTS } from '../../measures/project/acts.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
// under test
import { UNDONE } from '../../measures/duty-records.ts';
import { lastActAfter } from '../../measures/last-act.ts';
import { settle, type Settled, type Settlement } from '../../measures/settle.ts';
import type { LastAct } from '../../measures/undo.ts';

const KIND = kindNamed('project');
const RULES = { calendar: CALENDAR, practice: firstPractice() };
const MINUTE = 60_000;
/** At once, and on the last evening on which it may be. */
const GAPS = [MINUTE, 3 * 24 * 60 * MINUTE + 8 * 60 * MINUTE];

interface Course {
  state: Settled;
  outbox: KeptOutbox;
  last?: Settlement;
}

/** One line more, settled and told; its facts are those of the line. */
function on(course: Course, line: Line): Course {
  const last = settle(KIND, course.state, line, RULES);
  const { facts, duties, at } = last;
  return { state: { facts, duties, at }, outbox: course.outbox.branch().take(line.seq, last), last };
}

/** Wakes as planned up to an instant, and what becomes of the last act meanwhile. */
function later(begun: Course, end: number, brief: LastAct): { course: Course; lastAct: LastAct } {
  let [course, lastAct, seq] = [begun, brief, 100_000];
  for (let wake = course.last?.nextWakeAt; wake && wake < end; wake = course.last?.nextWakeAt) {
    const before = course.state;
    const line: Line = { is: 'time', seq: (seq += 1), at: wake, facts: before.facts };
    course = on(course, line);
    lastAct = lastActAfter(KIND, lastAct, { before, line, settlement: course.last! }, textHash)!;
  }
  return { course, lastAct };
}

const act = (course: Course, seq: number, at: number, brought: BroughtAct): Course => {
  const { facts } = applied(KIND, course.state.facts, brought, { seq, receivedOn: '2026-01-01' });
  return on(course, { is: 'act', seq, at, facts, brought });
};

interface Tried {
  name: string;
  before: Course;
  direct: Course;
  undone: Course;
  again: Course;
  seqs: number[];
  touched: string[];
}

class UndoneLife extends ToldLife {
  readonly tried: Tried[] = [];
  #course: Course = { state: { facts: this.facts, duties: [] }, outbox: new KeptOutbox() };

  protected override taken(brought: BroughtAct, proposes: boolean, before: ProjectFacts): void {
    const at = beijingInstantOf(this.today, '10:00');
    this.#until(at);
    const line: Line = { is: 'act', seq: this.seq, at, facts: this.facts, brought, ...(proposes && { proposes }) };
    const course = this.#course;
    const taken = on(course, line);
    const recorded = { before: course.state, line, settlement: taken.last! };
    const lastAct = lastActAfter(KIND, undefined, recorded, textHash);
    if (lastAct?.touched) for (const gap of GAPS) this.#tryUndoing(taken, line, lastAct, gap);
    this.#course = taken;
    super.taken(brought, proposes, before);
  }

  /** Taken back after a while, in which time turns as it would have, had nothing been brought. */
  #tryUndoing(taken: Course, { seq, at, brought }: ActLine, brief: LastAct, gap: number): void {
    const before = this.#course;
    const { course, lastAct } = later(taken, at + gap - MINUTE, brief);
    const { touched = [], toldAt = Infinity } = lastAct;
    if (toldAt < at + gap + 10 * MINUTE) return;
    const { facts, duties } = before.state;
    const known = duties.filter((one) => touched.includes(refOf(one)));
    const stood = { facts, at: before.state.at ?? null, duties: known, touched };
    const references = { ...brought.references, before: stood };
    const order: BroughtAct = { ...brought, act: 'undo', input: { of: seq, reason: '误登记' }, references };
    const [undoSeq, againSeq] = [seq + 300_000, seq + 400_000];
    const undone = act(course, undoSeq, at + gap, order);
    const again = act(undone, againSeq, at + gap + MINUTE, brought);
    const meanwhile = later(before, at + gap - MINUTE, brief).course;
    const waited = on(meanwhile, { is: 'time', seq: undoSeq, at: at + gap, facts });
    const direct = act(waited, againSeq, at + gap + MINUTE, brought);
    this.tried.push({ name: brought.act, before: waited, direct, undone, again, seqs: [seq, againSeq], touched });
  }

  #until(end: number): void {
    for (let wake = this.#course.last?.nextWakeAt; wake && wake < end; wake = this.#course.last?.nextWakeAt)
      this.#course = on(this.#course, { is: 'time', seq: this.seq, at: wake, facts: this.#course.state.facts });
  }
}

const TRIED = [singleStage, twoStage, givenUp, outOfPlan, continuation, operationAndMaintenance, takenBack].flatMap(
  (lived) => {
    const life = new UndoneLife('CQ-2026-0001', '2026-03-02');
    // Numbers that nothing else in a duty has.
    life.seq = 7_000;
    lived(new SampledLife(life));
    return life.tried;
  },
);
const UNDOABLE = Object.values(PROJECT_ACTS).flatMap((one) => (one.undoable ? [one.name] : []));

/** Without what keeps keys of messages apart, and without what an act that was taken back had brought about. */
const plain = ({ duties }: Settled, seqs: readonly number[] = []): Record<string, unknown> =>
  Object.fromEntries(
    duties
      .filter(({ cancelled }) => cancelled !== UNDONE)
      .map(
        ({
          dueVersion: _version,
          usedVersion: _used,
          armedAt: _armed,
          armedVersion: _armedVersion,
          history,
          said,
          ...kept
        }: DutyRecord): [string, unknown] => {
          const text = JSON.stringify({
            ...kept,
            history: history.map(({ dueVersion: _, ...move }) => move),
            said: Object.keys(said)
              .map((id) => id.replace(/-v\d+$/, ''))
              .sort(),
          });
          const named = seqs.reduce((left, seq) => left.replace(new RegExp(`\\b${seq}\\b`, 'g'), 'SEQ'), text);
          return [
            seqs.reduce((left, seq) => left.replace(new RegExp(`\\b${seq}\\b`, 'g'), 'SEQ'), refOf(kept)),
            JSON.parse(named),
          ];
        },
      )
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** What fell due while it counted as done is said when it does no more, once, to everybody who would have been told. */
function toldOf(before: Course, undone: Course): void {
  const [stood, stands] = [before.outbox.said(), undone.outbox.said()];
  const [missing, late] = [stood.filter((one) => !stands.includes(one)), stands.filter((one) => !stood.includes(one))];
  const today = beijingDateOf(undone.state.at!);
  const about = (one: string): string => [one.split(' ')[0], one.split(' ')[2]].join(' ');
  expect(late.filter((one) => !one.includes(` ${today} `))).toEqual([]);
  expect(late.map(about).sort()).toEqual([...new Set(missing.map(about))].sort());
}

describe('an act that is taken back', () => {
  it('is tried of every act that may be', () => {
    expect(UNDOABLE.filter((name) => !TRIED.some((one) => one.name === name)).sort()).toEqual([]);
  });

  it.each(UNDOABLE)('%s: leaves facts, duties and messages as they stood', (name) => {
    for (const { before, undone, touched } of TRIED.filter((one) => one.name === name)) {
      const { undone: trace, ...facts } = undone.state.facts;
      const { undone: _before, ...stood } = before.state.facts;
      expect(facts).toEqual(stood);
      expect(trace).toHaveLength((before.state.facts.undone?.length ?? 0) + 1);
      expect(plain(undone.state)).toEqual(plain(before.state));
      toldOf(before, undone);
      expect(undone.last!.nextWakeAt).toBe(before.last!.nextWakeAt);
      // What it had brought about is closed, and said to be.
      for (const record of undone.state.duties.filter(({ undone: is }) => is))
        expect([touched.includes(refOf(record)), record.cancelled]).toEqual([true, UNDONE]);
    }
  });

  it.each(UNDOABLE)('%s: brought again, is told as if it had been brought then for the first time', (name) => {
    for (const { direct, again, seqs } of TRIED.filter((one) => one.name === name)) {
      expect(plain(again.state, seqs)).toEqual(plain(direct.state, seqs));
      expect(again.outbox.said(seqs)).toEqual(direct.outbox.said(seqs));
      expect(again.last!.nextWakeAt).toBe(direct.last!.nextWakeAt);
    }
  });
});

// Taking the last act back: by whom, how long, and what stands afterwards.
// test support
import { describe, expect, it } from 'vitest';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { project } from '../../measures/project/project.ts';
import { kindNamed } from '../../measures/register.ts';
import { combinedInReview, declared, STANDING, UNIT } from './lawful-lives.ts';
import { preparing, START, START_DOCUMENTS, underConstruction } from './project/acts/built-lives.ts';
import { SettledLife } from './settled-life.ts';
import type { Life } from './dossier.ts';
// under test
import { UNDONE } from '../../measures/duty-records.ts';
import { judge } from '../../measures/judgement.ts';
import { CORRECTABLE } from '../../measures/project/acts/correctable.ts';

const undo = (life: Pick<Life, 'seq'>, of = life.seq) => ({ of, reason: '误登记' });

/** Goes on from a life that was only judged, with everything settled. */
function settledFrom(life: Life): SettledLife<ProjectFacts> {
  const settled = new SettledLife<ProjectFacts>(project, life.facts.code, life.today);
  settled.facts = life.facts;
  settled.seq = life.seq;
  return settled;
}

describe('the last act', () => {
  it('is taken back by its party: nothing of it stays but that it was', () => {
    const life = preparing();
    const before = life.facts;
    life.do('startConstruction', UNIT, START, { documents: START_DOCUMENTS, on: '2026-02-02' });
    const started = life.seq;
    life.do('undo', UNIT, undo(life));
    expect(life.facts).toEqual({
      ...before,
      undone: [{ of: started, reason: '误登记', seq: started + 1, on: '2026-02-02', by: UNIT }],
    });
    expect(life.seq).toBe(started + 1);
    life.do('startConstruction', UNIT, START, { documents: START_DOCUMENTS, on: '2026-02-02' });
    expect(life.facts).toMatchObject({ stage: 'UNDER_CONSTRUCTION', undone: [{ of: started }] });
  });

  it('is taken back by nobody else, on no later day than the third, and only while it is the last', () => {
    const life = preparing();
    const [of, on] = [life.seq, life.today];
    expect(life.codes('undo', 'big-data', undo(life))).toEqual(['undoneByItsParty']);
    const dayAfter = (days: number) =>
      new Date(beijingInstantOf(on, '10:00') + days * 86_400_000).toISOString().slice(0, 10);
    expect(life.codes('undo', UNIT, undo(life), { on: dayAfter(3) })).toEqual([]);
    expect(life.codes('undo', UNIT, undo(life), { on: dayAfter(4) })).toEqual(['withinUndoDays']);
    life.do('startConstruction', UNIT, START, { documents: START_DOCUMENTS, on: '2026-02-02' });
    const [refusal] = life.refusals('undo', UNIT, { of, reason: '误登记' });
    expect(refusal).toMatchObject({ code: 'undoesLastAct', article: null, basis: 'practice', mend: true });
    expect(refusal!.says).toContain(`最近一次办理为台账第${life.seq}号`);
  });

  it('lasts where it is a decision, was taken jointly, ended a proposal, or took another back', () => {
    const says = (life: Life, by: string) =>
      life.refusals('undo', by, undo(life)).map(({ code, says: said }) => [code, said]);
    expect(says(combinedInReview(), UNIT)).toEqual([]);
    const listed = declared().do('list', 'big-data', project.sampleOf('list') as object, { standing: STANDING });
    expect(says(listed, 'big-data')[0]![1]).toContain('该项是决定');
    const undone = preparing();
    undone.do('undo', UNIT, undo(undone));
    expect(says(undone, UNIT)[0]![1]).toContain('该项本身就是撤回');
  });
});

describe('what others were told', () => {
  const built = () => {
    const life = settledFrom(underConstruction());
    life.do('startTrialOperation', UNIT, { startedOn: life.today }, { on: '2026-11-06' });
    return life;
  };
  const complete = (life: SettledLife<ProjectFacts>, on: string) =>
    life.do('confirmCompletion', UNIT, { completedOn: on }, { documents: ['supervisionStatement'], on });

  it('stays: from five minutes before the hour at which the first message to another party may go out', () => {
    const life = built();
    complete(life, '2026-11-06');
    // Friday, ten o'clock: big-data hears of it on Monday at nine.
    const toldAt = beijingInstantOf('2026-11-09', '09:00');
    expect(life.lastAct).toMatchObject({ act: 'confirmCompletion', by: UNIT, toldAt });
    expect(life.codes('undo', UNIT, undo(life), { on: '2026-11-08' })).toEqual([]);
    expect(life.codes('undo', UNIT, undo(life), { on: '2026-11-09' })).toEqual(['notYetTold']);
    const codesAt = (at: number) => {
      const { facts, duties, lastAct, seq } = life;
      const about = { facts, duties, party: UNIT, today: '2026-11-09', figures: { undoDays: 3 }, lastAct, at };
      const order = { act: 'undo', input: undo({ seq }), references: { documents: [], standing: { blocks: [] } } };
      const judgement = judge(kindNamed('project'), order, about);
      return judgement.is === 'refused' ? judgement.refusals.map(({ code }) => code) : [];
    };
    expect(codesAt(toldAt - 5 * 60_000 - 1)).toEqual([]);
    expect(codesAt(toldAt - 5 * 60_000)).toEqual(['notYetTold']);
  });

  it('is taken back out of the outbox where it waits, and what it had taken back waits again', () => {
    const life = built();
    complete(life, '2026-11-06');
    const completed = life.seq;
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toBeDefined();
    life.do('undo', UNIT, undo(life), { on: '2026-11-07' });
    expect(life.last.says).toEqual([]);
    expect(life.last.putsBack).toMatchObject({ line: completed });
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ cancelled: UNDONE });
    expect(CORRECTABLE['completion.completedOn'].stands(life.facts)).toBeUndefined();
  });
});

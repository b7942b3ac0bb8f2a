// L16: whatever day a duty was met on, a correction reaches it.
// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from '../../clockwork.ts';
import { documentOf, type Life } from '../../dossier.ts';
import { givenUp, singleStage, twoStage } from '../sampled-lives.ts';
import { outOfPlan } from '../sampled-paths.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  completed,
  conveningOn,
  failed,
  LOWER,
  settledOn,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';
// under test
import { addDays } from '../../../../measures/calendar/calendar-date.ts';
import { CORRECTABLE, CORRECTABLE_DATES } from '../../../../measures/project/acts/correctable.ts';

const FIELDS = Object.keys(CORRECTABLE_DATES).map((field) => CORRECTABLE[field as keyof typeof CORRECTABLE_DATES]);
const metOn = ({ facts }: Life) =>
  Object.fromEntries(
    new Clockwork(facts)
      .at('2029-12-31')
      .duties.flatMap(({ duty, key, dischargedOn }) => (dischargedOn ? [[`${duty}:${key}`, dischargedOn]] : [])),
  );
/** Every day that was met, a day earlier by a correction of some field and line. */
function reached(life: Life): string[] {
  const before = metOn(life);
  const lines = [undefined, ...Array.from({ length: life.seq }, (_, index) => index + 1)];
  const moved = FIELDS.flatMap((field) =>
    lines.flatMap((of) => {
      const stands = field.stands(life.facts, of);
      if (stands === undefined) return [];
      const other = life.branch();
      other.facts = field.set(life.facts, addDays(stands, -1), of);
      const after = metOn(other);
      return Object.keys(before).filter((ref) => after[ref] === addDays(before[ref]!, -1));
    }),
  );
  return [...new Set(moved)].sort();
}

const EVIDENCE = { reason: '登记有误', evidence: [documentOf('evidence').id] };
const correct = (life: Life, by: string, input: object, on = '2027-09-01') =>
  life.do('correct', by, { ...EVIDENCE, ...input }, { on, documents: ['evidence'] });

const returnedTwice = (): Life => {
  const life = completed(UPPER);
  const ask = (on: string) =>
    life.do('requestExtension', UNIT, { until: '2026-12-16', reason: '排期', documents: [] }, settledOn(life, on));
  ask('2026-08-20').do('returnExtension', 'big-data', { defects: ['缺进度'] }, { on: '2026-08-24' });
  ask('2026-08-27').do('returnExtension', 'big-data', { defects: ['缺章'] }, { on: '2026-08-31' });
  return ask('2026-09-02').do('grantExtension', 'big-data', { until: '2026-12-16' }, settledOn(life, '2026-09-04'));
};

describe('L16: a correction reaches the day of', () => {
  it.each([
    ['a life below 3000万元 with every detour', singleStage().life],
    ['a life of two stages', twoStage().life],
    ['a life that was ordered, and given up', givenUp().life],
    ['a life out of plan, with adjustments and changes', outOfPlan().life],
    ['a request that was returned twice, and granted', returnedTwice()],
  ])('every duty that was met in %s', (_, life) => {
    const met = Object.keys(metOn(life)).sort();
    expect(met.length).toBeGreaterThan(3);
    expect(reached(life)).toEqual(met);
  });
});

describe('L16: the day of an authority’s own answer', () => {
  it('is corrected by whoever answered, at once, and the unit is told', () => {
    const life = returnedTwice();
    const field = 'extension.answeredOn';
    expect(CORRECTABLE_DATES[field].told(life.facts)).toEqual(['constructionUnit']);
    expect(
      life.codes(
        'correct',
        UNIT,
        { ...EVIDENCE, field, from: '2026-09-04', to: '2026-09-03' },
        { on: '2027-09-01', documents: ['evidence'] },
      ),
    ).toEqual(['wrongParty']);
    correct(life, 'big-data', { field, from: '2026-09-04', to: '2026-09-03' });
    expect(life.facts).toMatchObject({
      proposals: [],
      extensions: [{ decided: { on: '2026-09-03', until: '2026-12-16' } }],
    });
  });

  it('of one of several is named by its line; it lies between what it answers and what came after it', () => {
    const life = returnedTwice();
    const [first, second] = life.facts.extensions.flatMap(({ earlier = [], returned }) => [
      earlier[0]!.returned.seq,
      returned!.seq,
    ]);
    const input = (of: number, from: string, to: string) => ({
      ...EVIDENCE,
      field: 'extension.answeredOn',
      of,
      from,
      to,
    });
    const codes = (of: number, from: string, to: string) =>
      life.codes('correct', 'big-data', input(of, from, to), { on: '2027-09-01', documents: ['evidence'] });
    expect(codes(first!, '2026-08-24', '2026-08-20')).toEqual([]);
    expect(codes(first!, '2026-08-24', '2026-08-19')).toEqual(['keepsOrder']);
    expect(codes(first!, '2026-08-24', '2026-08-27')).toEqual([]);
    expect(codes(first!, '2026-08-24', '2026-08-28')).toEqual(['keepsOrder']);
    expect(codes(second!, '2026-08-31', '2026-08-26')).toEqual(['keepsOrder']);
  });

  it('on a report of rectification is the issuer’s own, not before the report', () => {
    const life = underConstruction().do(
      'orderRectification',
      'cryptography',
      { ground: 'ART35', violation: '未测评', servedOn: '2026-03-10', dueOn: '2026-04-30', documents: [] },
      { on: '2026-03-10' },
    );
    const of = life.seq;
    life
      .do(
        'submitRectification',
        UNIT,
        { of, statement: '已改' },
        { on: '2026-04-01', documents: ['rectificationReport'] },
      )
      .do('findNotCompliant', 'cryptography', { of, reason: '仍未测评' }, { on: '2026-04-08' });
    const field = 'rectification.foundOn';
    const codes = (by: string, to: string) =>
      life.codes(
        'correct',
        by,
        { ...EVIDENCE, field, from: '2026-04-08', to },
        { on: '2026-04-10', documents: ['evidence'] },
      );
    expect(codes('cryptography', '2026-04-01')).toEqual([]);
    expect(codes('cryptography', '2026-03-31')).toEqual(['keepsOrder']);
    expect(codes('finance', '2026-04-01')).toEqual(['wrongParty']);
  });

  it('to a proposal is told to whoever proposed', () => {
    const life = correct(completed(UPPER), UNIT, {
      field: 'completion.completedOn',
      from: '2026-03-16',
      to: '2026-03-18',
    });
    life.do('correct', 'big-data', {}, { on: '2027-09-03', confirms: life.seq });
    const field = CORRECTABLE['proposal.answeredOn'];
    expect([field.stands(life.facts), field.by(life.facts), field.told(life.facts)]).toEqual([
      '2027-09-03',
      'big-data',
      ['constructionUnit'],
    ]);
  });
});

describe('L16: the day of the unit’s own', () => {
  it('resubmission of a request is in its favour where it is earlier: big-data goes along', () => {
    const life = returnedTwice();
    const to = (on: string) =>
      correct(life.branch(), UNIT, { field: 'extension.resubmittedOn', from: '2026-09-02', to: on }).facts.proposals;
    expect(to('2026-09-01')).toMatchObject([{ awaiting: ['big-data'] }]);
    expect(to('2026-09-03')).toEqual([]);
  });

  it('convening bounds the conclusion, and meets nothing: what comes in again after a failure counts by its day, and is owed', () => {
    const life = failed(LOWER).do('reapplyForAcceptance', UNIT, conveningOn(LOWER, '2026-07-01'), {
      on: '2026-07-03',
      documents: ACCEPTANCE_DOCUMENTS,
    });
    const [first, again] = life.facts.acceptanceRounds.map(({ seq }) => seq);
    const proposed = (field: string, of: number, from: string, to: string) =>
      correct(life.branch(), UNIT, { field, of, from, to }).facts.proposals;
    expect(proposed('acceptance.convenedOn', again!, '2026-07-01', '2026-06-30')).toEqual([]);
    expect(proposed('acceptance.convenedOn', first!, '2026-05-06', '2026-05-05')).toEqual([]);
    expect(proposed('acceptance.appliedOn', again!, '2026-07-03', '2026-07-02')).toMatchObject([
      { awaiting: ['big-data'] },
    ]);
  });
});

// Article 24: a delay that became serious is reported, whatever becomes of the plan afterwards.
// test support
import { describe, expect, it } from 'vitest';
import { UNIT } from '../../lawful-lives.ts';
import { preparing, START, START_DOCUMENTS } from '../acts/built-lives.ts';
import { settled } from '../warned-life.ts';

describe('a delay that was serious before its plan was moved (article 24, L21)', () => {
  /** Planned until 2026-06-30: sixty days later it is 2026-08-29, a Saturday. */
  const built = () =>
    settled(preparing('1000000000')).do(
      'startConstruction',
      UNIT,
      { ...START, plannedCompletionOn: '2026-06-30' },
      { on: '2026-02-02', documents: START_DOCUMENTS },
    );
  const moved = (life: ReturnType<typeof built>, on: string, plannedCompletionOn: string) =>
    life.do(
      'adjust',
      UNIT,
      {
        ground: 'GROUND_3',
        withinBudget: true,
        goalsUnchanged: true,
        contentNeedsAdjusting: true,
        reason: '供货推迟',
        plannedCompletionOn,
      },
      { on, documents: ['adjustmentStatement'] },
    );
  const delays = ({ duties }: ReturnType<typeof built>) =>
    duties
      .filter(({ duty, key }) => duty === 'SERIOUS_PROBLEM_REPORT' && key.startsWith('delay-'))
      .map(({ key, explanation, dischargedOn, cancelled }) => ({
        key,
        from: explanation.anchor.on,
        dischargedOn,
        cancelled,
      }));

  it('stays to be reported, beside the delay against the new plan', () => {
    const life = built();
    moved(life, '2026-10-08', '2027-06-30');
    const [first] = delays(life);
    expect(delays(life)).toEqual([
      { ...first, from: '2026-08-29', dischargedOn: undefined, cancelled: undefined },
      { ...first, key: `delay-${life.facts.adjustments[0]!.seq}`, from: '2027-08-29' },
    ]);
    life.do(
      'reportSeriousProblem',
      UNIT,
      { kind: 'SERIOUS_DELAY', noticedOn: '2026-08-29', description: '供货推迟' },
      { on: '2026-10-09', documents: ['problemReport'] },
    );
    expect(delays(life).map(({ dischargedOn }) => dischargedOn)).toEqual(['2026-10-09', undefined]);
  });

  it.each([
    ['2026-08-28', 1],
    ['2026-08-29', 2],
  ])('counts from its sixtieth day: moved on %s there are %d', (on, count) => {
    const life = built();
    moved(life, on, '2027-06-30');
    expect(delays(life).filter(({ cancelled }) => cancelled === undefined)).toHaveLength(count);
  });

  it('is one delay where the change that moved the plan is revoked', () => {
    const life = built()
      .do(
        'requestChange',
        UNIT,
        { reason: '供货推迟', plannedCompletionOn: '2027-06-30' },
        { on: '2026-10-08', documents: ['changeRequest'] },
      )
      .do(
        'approveChange',
        'development-reform',
        { replyNumber: '渝发改〔2026〕9号', plannedCompletionOn: '2027-06-30' },
        { on: '2026-10-12', documents: ['changeReply'] },
      );
    expect(delays(life)).toHaveLength(2);
    life.do(
      'revoke',
      'development-reform',
      { of: life.facts.changes[0]!.decided!.seq, reason: '批复有误' },
      { on: '2026-10-13' },
    );
    expect(delays(life).map(({ from, cancelled }) => [from, cancelled])).toEqual([
      ['2026-08-29', undefined],
      ['2027-08-29', '情形已变化，不再适用'],
    ]);
  });
});

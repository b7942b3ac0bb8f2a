// Case 43 by analogy: what an authority decides on a matter of its own, another one goes along with.
// test support
import { describe, expect, it } from 'vitest';
import { documentOf, type Life } from '../dossier.ts';
import {
  approved,
  combinedInReview,
  declared,
  designInReview,
  feasibilityInReview,
  LISTING,
  REPLY,
  REPLY_DOCUMENTS,
  STANDING,
  TECHNICAL,
  UNIT,
  UPPER,
  withOpinions,
} from '../lawful-lives.ts';
import {
  accepted,
  ACCEPTANCE_DOCUMENTS,
  CHECKLIST,
  completed,
  failed,
  inAcceptance,
  LOWER,
  settledOn,
  underConstruction,
} from './acts/built-lives.ts';
import { codesOf, saysOf, settled } from './warned-life.ts';

const REPLIED = { documents: REPLY_DOCUMENTS };
const CONCLUDED = { on: '2026-05-21', documents: ['acceptanceConclusion'] as const };
const FAILED = { concludedOn: '2026-05-20', reason: '不全', reapplyOn: '2026-08-20', documents: [] };
const PLAN = { year: '2026', amount: '900000000' };
const requested = (): Life => {
  const life = completed(UPPER);
  return life.do(
    'requestExtension',
    UNIT,
    { until: '2026-12-16', reason: '排期', documents: [] },
    settledOn(life, '2026-08-20'),
  );
};
const planned = (): Life => {
  const life = approved()
    .do('declareForAnnualPlan', UNIT, PLAN, { documents: ['performanceTargetTable'] })
    .do('includeInAnnualPlan', 'development-reform', PLAN);
  return life.do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq });
};

const DECISIONS: [act: string, decider: string, second: string, life: () => Life, input: object, more: object][] = [
  ['list', 'big-data', 'development-reform', declared, LISTING, { standing: STANDING }],
  [
    'passAcceptance',
    'big-data',
    'development-reform',
    () => inAcceptance(UPPER),
    { concludedOn: '2026-05-20', checklist: CHECKLIST },
    CONCLUDED,
  ],
  ['failAcceptance', 'big-data', 'development-reform', () => inAcceptance(UPPER), FAILED, { on: '2026-05-21' }],
  ['grantExtension', 'big-data', 'development-reform', requested, { until: '2026-12-16' }, { on: '2026-08-25' }],
  ['refuseExtension', 'big-data', 'development-reform', requested, { reason: '理由不足' }, { on: '2026-08-25' }],
  ['approveCombinedReport', 'development-reform', 'finance', () => withOpinions(combinedInReview()), REPLY, REPLIED],
  [
    'approveFeasibilityReport',
    'development-reform',
    'finance',
    () => withOpinions(feasibilityInReview()),
    REPLY,
    REPLIED,
  ],
  [
    'approveDesign',
    'development-reform',
    'finance',
    () => withOpinions(designInReview(), [...TECHNICAL, 'designContent']),
    REPLY,
    REPLIED,
  ],
  ['budget', 'finance', 'development-reform', planned, PLAN, {}],
];

const own = (life: Life, role: 'constructionUnit' | 'department', party: string): Life => {
  life.facts = { ...life.facts, parties: { ...life.facts.parties, [role]: party } };
  return life;
};
const duties = (life: Life, more: object) =>
  'on' in more && life.facts.completion ? { duties: settledOn(life, (more as { on: string }).on).duties } : {};

describe.each(DECISIONS)('L20: %s by %s', (act, decider, second, lived, input, more) => {
  const bring = (life: Life, by: string, extra: object = {}): Life =>
    life.do(act, by, 'confirms' in extra ? {} : input, { ...more, ...duties(life, more), ...extra });

  it.each(['constructionUnit', 'department'] as const)(
    `on a matter of which it is itself the %s waits for ${second}`,
    (role) => {
      const life = own(lived(), role, decider);
      const before = life.facts.stage;
      bring(life, decider);
      expect(life.facts).toMatchObject({ stage: before, proposals: [{ act, by: decider, awaiting: [second] }] });
      expect(life.codes(act, 'cyberspace', {}, { confirms: life.seq })).toEqual(['wrongParty']);
      bring(life, second, { confirms: life.seq });
      expect(life.facts.proposals).toEqual([]);
      expect(life.facts.answeredProposals.at(-1)).toMatchObject({ act, answered: { as: 'CONFIRMED', by: second } });
    },
  );

  it('on any other waits for nobody', () => {
    expect(bring(lived(), decider).facts.proposals).toEqual([]);
    const [refusal] = lived().refusals(act, second, input, { ...more });
    expect(refusal?.code).toBe('wrongParty');
  });

  it(`is not ${second}’s to bring`, () => {
    const life = own(lived(), 'department', decider);
    expect(life.codes(act, second, input, { ...more, ...duties(life, more) })).toContain('broughtFirst');
  });

  it('says so beforehand, in the preview', () => {
    const life = settled(own(lived(), 'department', decider));
    // A line of its own, so that duties are recorded.
    if (act === 'grantExtension') life.do('acknowledgeReceipt', 'big-data', { of: 2 }, { on: '2026-08-24' });
    life.do(act, decider, input, { ...more });
    expect(codesOf(life)).toContain('decidesForItself');
    expect(saysOf(life).find(([code]) => code === 'decidesForItself')![1]).toMatch(/须由.+会同，会同以前不发生效力。$/);
  });
});

describe('L20: a proposal that waits for a second look', () => {
  it('goes where the matter is settled otherwise', () => {
    const listing = own(declared(), 'department', 'big-data').do('list', 'big-data', LISTING, { standing: STANDING });
    const outcomes = [
      listing.branch().do('declineListing', 'big-data', { reason: '重复' }),
      listing.branch().do('withdraw', UNIT, { reason: '不再建设' }),
      own(withOpinions(combinedInReview()), 'department', 'development-reform')
        .do('approveCombinedReport', 'development-reform', REPLY, REPLIED)
        .do('reject', 'development-reform', { reason: '必要性不足' }),
    ];
    for (const { facts } of outcomes)
      expect(facts).toMatchObject({ proposals: [], answeredProposals: [{ answered: { as: 'OVERTAKEN' } }] });
  });

  it('is settled with the other answer to an extension', () => {
    const life = own(requested(), 'department', 'big-data');
    const { duties: owed } = settledOn(life, '2026-08-25');
    life
      .do('grantExtension', 'big-data', { until: '2026-12-16' }, { on: '2026-08-25', duties: owed })
      .do('returnExtension', 'big-data', { defects: ['缺进度'] }, { on: '2026-08-26' });
    expect(life.facts.proposals).toEqual([]);
  });
});

describe('L20: nothing more is needed', () => {
  it('at the annual plan of development-reform’s own project: finance goes along already', () => {
    const life = own(approved(), 'constructionUnit', 'development-reform');
    life
      .do('declareForAnnualPlan', 'development-reform', PLAN, { documents: ['performanceTargetTable'] })
      .do('includeInAnnualPlan', 'development-reform', PLAN);
    expect(life.facts.proposals).toMatchObject([{ awaiting: ['finance'] }]);
  });

  it('for a unit’s own conclusion below 3000万元, even where big-data is that unit', () => {
    const life = own(inAcceptance(LOWER), 'constructionUnit', 'big-data').do(
      'passAcceptance',
      'big-data',
      { concludedOn: '2026-05-20', checklist: CHECKLIST },
      CONCLUDED,
    );
    expect(life.facts).toMatchObject({ stage: 'ACCEPTED', proposals: [] });
  });

  it('to decline a listing or to reject an approval: it brings nobody an advantage, and the word of warning stays', () => {
    const life = settled(declared(), { department: 'big-data' }).do('declineListing', 'big-data', { reason: '重复' });
    expect(life.facts.stage).toBe('NOT_LISTED');
    expect(codesOf(life)).toEqual(['decidesForItself']);
  });
});

describe('L20: what a unit says in its own favour', () => {
  const COMPLETION = {
    field: 'completion.completedOn',
    from: '2026-03-16',
    to: '2026-03-20',
    reason: '笔误',
    evidence: [documentOf('evidence').id],
  };
  const ON = { on: '2026-04-01', documents: ['evidence'] as const };

  it.each([
    ['is the unit: the other alone is asked', 'constructionUnit', 'big-data', ['development-reform']],
    ['is the department of the unit: both are asked', 'department', UNIT, ['big-data', 'development-reform']],
  ] as const)(
    'waits for the bureau that is owed and for whoever looks over it, where that bureau %s',
    (_, role, by, awaiting) => {
      const life = own(completed(UPPER), role, 'big-data').do('correct', by, COMPLETION, ON);
      expect(life.facts.proposals).toMatchObject([{ awaiting }]);
      const { seq } = life;
      for (const bureau of awaiting) {
        expect(life.facts.completion!.completedOn).toBe('2026-03-16');
        life.do('correct', bureau, {}, { on: '2026-04-02', confirms: seq });
      }
      expect(life.facts.completion!.completedOn).toBe('2026-03-20');
    },
  );

  it('about the date of its conclusion is confirmed with it: big-data is not asked again', () => {
    const life = own(accepted(LOWER), 'department', 'big-data').do(
      'correct',
      UNIT,
      { ...COMPLETION, field: 'acceptance.concludedOn', from: '2026-05-20', to: '2026-05-07' },
      { ...ON, on: '2026-07-01' },
    );
    const { seq } = life;
    for (const bureau of ['big-data', 'development-reform'])
      life.do('correct', bureau, {}, { on: '2026-07-02', confirms: seq });
    expect(life.facts.acceptanceRounds[0]!.conclusion).toMatchObject({
      concludedOn: '2026-05-07',
      dateConfirmation: { confirmed: true, by: 'development-reform' },
    });
  });

  it('of two corrections of one field, about two lines, one confirmation settles the one that it names', () => {
    const life = underConstruction(LOWER);
    const report = (noticedOn: string) =>
      life.do(
        'reportSeriousProblem',
        UNIT,
        { kind: 'SERIOUS_INVESTMENT_LOSS', noticedOn, description: '损失' },
        { on: '2026-03-09', documents: ['problemReport'] },
      ).seq;
    const lines = [report('2026-03-02'), report('2026-03-03')];
    const problem = { ...COMPLETION, field: 'problem.reportedOn', from: '2026-03-09', to: '2026-03-05' };
    const [first, second] = lines.map((of) => life.do('correct', UNIT, { ...problem, of }, ON).seq);
    life.do('correct', 'development-reform', {}, { on: '2026-04-02', confirms: first });
    expect(life.facts.proposals).toMatchObject([{ seq: second }]);
    expect(life.facts.problems.map(({ on }) => on)).toEqual(['2026-03-05', '2026-03-09']);
  });
});

it('L20: two conclusions of big-data’s own project whose dates are to be confirmed wait for a second look each', () => {
  const life = own(failed(LOWER), 'department', 'big-data');
  life
    .do(
      'reapplyForAcceptance',
      UNIT,
      { convenedOn: '2026-07-01' },
      { on: '2026-09-01', documents: ACCEPTANCE_DOCUMENTS },
    )
    .do(
      'passAcceptance',
      UNIT,
      { concludedOn: '2026-07-02', checklist: CHECKLIST },
      { ...CONCLUDED, on: '2026-09-01' },
    );
  const lines = life.facts.acceptanceRounds.map(({ conclusion }) => conclusion!.seq);
  const duties = lines.map((seq) => ({
    duty: 'CONCLUSION_DATE_CONFIRMATION',
    key: String(seq),
    owedBy: 'big-data',
    owedTo: [UNIT],
    nominalOn: '2026-09-15',
    effectiveOn: '2026-09-15',
  }));
  const [first, second] = lines.map(
    (of) => life.do('confirmConclusionDate', 'big-data', { of, confirmed: true }, { on: '2026-09-02', duties }).seq,
  );
  life.do('confirmConclusionDate', 'development-reform', {}, { on: '2026-09-03', duties, confirms: first });
  expect(life.facts.proposals).toMatchObject([{ seq: second }]);
});

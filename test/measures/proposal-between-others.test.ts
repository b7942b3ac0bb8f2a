// H9: a joint act that waits between others is known to them and to authorities. Whoever else has a part in the dossier is
// refused as if there were none: neither its number nor whom it waits for nor what it is about can be asked out of it.
// test support
import { describe, expect, it } from 'vitest';
import type { Life } from './dossier.ts';
import { declaredForPlan, DEPARTMENT, REPLY, UNIT } from './lawful-lives.ts';
import { SUPERVISION_UNIT, underConstruction } from './project/acts/built-lives.ts';
import { DECISION, failedAgain, lastOrder } from './project/acts/sanctioned-lives.ts';
// under test
import { refusalsOf } from '../../measures/judgement.ts';
import { figuresForGuards } from '../../measures/practice.ts';
import { actOf, firstPractice, kindNamed } from '../../measures/register.ts';

const PROJECT = kindNamed('project');
const FIGURES = figuresForGuards(firstPractice(), PROJECT.practice.guardFigures);
const OTHERS = [UNIT, DEPARTMENT, SUPERVISION_UNIT];

/** Each proposed by development-reform and awaited of finance. */
const WAITING: Record<string, () => Life> = {
  suspend: () => {
    const life = failedAgain(underConstruction());
    const input = { ground: 'ART35', of: lastOrder(life), from: life.today, reason: '逾期未整改' };
    return life.do('suspend', 'development-reform', input, DECISION);
  },
  orderRectification: () =>
    underConstruction().do(
      'orderRectification',
      'development-reform',
      { ground: 'ART24', violation: '资金被挪用', servedOn: '2026-03-10', dueOn: '2026-04-10' },
      { on: '2026-03-10', documents: ['rectificationOrder'] },
    ),
  includeInAnnualPlan: () =>
    declaredForPlan().do('includeInAnnualPlan', 'development-reform', { year: '2026', amount: REPLY.total }),
};
const ACTS = Object.keys(WAITING);

/** Everything that is said against every act, as the list of acts says it to this party. */
const listed = ({ facts, today }: Life, party: string) => {
  const references = { documents: [], standing: { blocks: [] } };
  const situation = { facts, duties: [], references, party, today, figures: FIGURES };
  return PROJECT.acts.map((act) => refusalsOf(PROJECT, act, situation, undefined, ['facts', 'duties', 'standing']));
};
const withoutProposals = (life: Life): Life => {
  const other = life.branch();
  other.facts = { ...other.facts, proposals: [] };
  return other;
};

describe.each(ACTS)('H9: %s, while it waits', (act) => {
  const life = WAITING[act]!();

  it('is answered to others as one that is not there', () => {
    for (const party of OTHERS) {
      const [refusal, ...more] = life.refusals(act, party, {}, { confirms: life.seq });
      expect(refusal).toMatchObject({ code: 'noSuchProposal', article: actOf(PROJECT, act)!.article });
      expect([refusal, ...more]).toEqual(life.refusals(act, party, {}, { confirms: life.seq + 90 }));
    }
  });

  it('stands behind no refusal that others get', () => {
    const none = withoutProposals(life);
    for (const party of OTHERS) expect(listed(life, party)).toEqual(listed(none, party));
  });

  it('cannot be found by its number either, by whoever tries to take it back or to decline it', () => {
    for (const [answer, input] of [
      ['withdrawProposal', {}],
      ['declineProposal', { reason: '尚需核实' }],
    ] as const)
      for (const party of OTHERS)
        expect(life.refusals(answer, party, { proposal: life.seq, ...input })).toEqual(
          withoutProposals(life).refusals(answer, party, { proposal: life.seq, ...input }),
        );
  });

  it('is told to authorities with whom it waits for', () => {
    for (const party of ['development-reform', 'big-data'])
      expect(life.refusals(act, party, {}, { confirms: life.seq })).toMatchObject([
        { code: 'wrongParty', says: '该项提议等待市财政局会同。', acts: [{ by: [{ capacity: 'finance' }] }] },
      ]);
    expect(life.codes(act, 'finance', {}, { confirms: life.seq })).toEqual([]);
  });
});

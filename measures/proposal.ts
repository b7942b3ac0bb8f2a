// Joint acts between their two halves, alike in every kind of dossier: the proposer may take a proposal back, those it
// waits for may decline it with a reason, and owe an answer by a day of ours.
import { z } from 'zod';
import { practiceGate, type Act, type Bookkeeping, type Guard, type Objection, type Remedy } from './act.ts';
import type { AnsweredProposal, DossierFacts, Proposal } from './dossier.ts';
import type { Duty, DutyInstance } from './duty.ts';
import type { KindPractice, Practice } from './practice.ts';
import { ledgerNumber, reason } from './field/kinds.ts';
import { isBureau } from './party-id.ts';
import { BUREAUS, type PartyId } from './vocabulary.ts';

export const withProposal = <Facts extends DossierFacts>(facts: Facts, proposal: Proposal): Facts => ({
  ...facts,
  proposals: [...facts.proposals.filter(({ seq }) => seq !== proposal.seq), proposal],
});

/** Facts in which a proposal waits no longer: only its outcome stays. */
export function withAnswer<Facts extends DossierFacts>(
  facts: Facts,
  { act, awaiting, confirmed, seq, on, by }: Proposal,
  answered: AnsweredProposal['answered'],
): Facts {
  return {
    ...facts,
    proposals: facts.proposals.filter((open) => open.seq !== seq),
    answeredProposals: [...facts.answeredProposals, { act, awaited: awaiting, confirmed, answered, seq, on, by }],
  };
}

/** Facts in which another decision has settled what these proposals are about: they wait no longer, nobody answered them. */
export const overtaken = <Facts extends DossierFacts>(
  facts: Facts,
  { seq, receivedOn, by }: Bookkeeping,
  isSettled: (proposal: Proposal) => boolean,
): Facts =>
  facts.proposals
    .filter(isSettled)
    .reduce((left, proposal) => withAnswer(left, proposal, { seq, on: receivedOn, by, as: 'OVERTAKEN' }), facts);

const confirmersOf = ({ confirmed }: AnsweredProposal) => confirmed.map(({ by }) => by);

const openProposal = (facts: DossierFacts, seq: number): Proposal | undefined =>
  facts.proposals.find((open) => open.seq === seq);

/** The number is wrong where another proposal is meant; where none can be, nobody needs the act. */
const otherProposal = (facts: DossierFacts, isMeant: (proposal: Proposal) => boolean): Remedy =>
  facts.proposals.some(isMeant)
    ? { remedy: '请查询待会同事项，核对提议的台账序号。', wayOut: { mend: true } }
    : { remedy: '现无此类提议，贵单位无须办理。', wayOut: { needless: true } };

/** A bureau acts as what it is; a unit by whatever capacity its kind of dossier gives it. */
const byBureau = (party: PartyId): { by?: readonly string[] } => (isBureau(party) ? { by: [party] } : {});

const noSuch = (seq: number): string => `没有序号为${seq}的未办结提议。`;

const ownProposal: Guard<{ proposal: number }> = practiceGate(
  'input',
  'ownProposal',
  '撤回的是本单位提出、尚未办结的提议',
  ({ facts, party }, { proposal: seq }): Objection | undefined => {
    const proposal = openProposal(facts, seq);
    if (proposal?.by === party) return undefined;
    if (proposal?.awaiting.includes(party))
      return {
        says: '该提议不是本单位提出的。',
        remedy: '只有提出的单位可以撤回；不同意的，请办理「不予会同」并说明理由。',
        wayOut: { instead: [{ act: 'declineProposal', input: { proposal: seq }, ...byBureau(party) }] },
      };
    const says = proposal ? '该提议不是本单位提出的。' : noSuch(seq);
    return { says, ...otherProposal(facts, ({ by }) => by === party) };
  },
);

const awaitedProposal: Guard<{ proposal: number }> = practiceGate(
  'input',
  'awaitedProposal',
  '该项提议等待本单位会同',
  ({ facts, party }, { proposal: seq }): Objection | undefined => {
    const proposal = openProposal(facts, seq);
    if (proposal?.awaiting.includes(party)) return undefined;
    if (proposal?.by === party)
      return {
        says: '该项提议由本单位提出，不等待本单位会同。',
        remedy: '不再提议的，请办理「撤回会同提议」。',
        wayOut: { instead: [{ act: 'withdrawProposal', input: { proposal: seq }, ...byBureau(party) }] },
      };
    const says = proposal ? '该项提议不等待本单位会同。' : noSuch(seq);
    return { says, ...otherProposal(facts, ({ awaiting }) => awaiting.includes(party)) };
  },
);

/** The two acts about proposals, for a kind that knows joint acts; `at` where they are open, `by` whoever acts jointly. */
export function proposalActs<Facts extends DossierFacts>(
  at: readonly string[],
  by: readonly string[] = BUREAUS,
): {
  withdrawProposal: Act<Facts, { proposal: number }>;
  declineProposal: Act<Facts, { proposal: number; reason: string }>;
} {
  const withdrawing = z.strictObject({ proposal: ledgerNumber('所撤回的提议') });
  const withdrawProposal: Act<Facts, z.infer<typeof withdrawing>> = {
    name: 'withdrawProposal',
    title: '撤回会同提议',
    article: null,
    basis: 'practice',
    by,
    at,
    input: withdrawing,
    guards: [ownProposal],
    apply: (facts, { proposal: seq }, { receivedOn, ...entry }) => {
      const proposal = openProposal(facts, seq);
      const answered = { seq: entry.seq, on: receivedOn, by: entry.by, as: 'WITHDRAWN' } as const;
      return proposal ? withAnswer(facts, proposal, answered) : facts;
    },
    tells: (facts) => {
      const withdrawn = facts.answeredProposals.at(-1);
      return withdrawn ? [...withdrawn.awaited, ...confirmersOf(withdrawn)] : [];
    },
  };
  const declineInput = z.strictObject({ proposal: ledgerNumber('不予会同的提议'), reason });
  const declineProposal: Act<Facts, z.infer<typeof declineInput>> = {
    name: 'declineProposal',
    title: '不予会同',
    article: null,
    basis: 'practice',
    by,
    at,
    input: declineInput,
    guards: [awaitedProposal],
    apply: (facts, { proposal: seq, reason: why }, { receivedOn, ...entry }) => {
      const proposal = openProposal(facts, seq);
      const answered = { seq: entry.seq, on: receivedOn, by: entry.by, as: 'DECLINED', reason: why } as const;
      return proposal ? withAnswer(facts, proposal, answered) : facts;
    },
    // Whoever proposed it, and the others that it waited for or that had gone along.
    tells: (facts) => {
      const declined = facts.answeredProposals.at(-1);
      return declined ? [declined.by, ...declined.awaited, ...confirmersOf(declined)] : [];
    },
  };
  return { withdrawProposal, declineProposal };
}

/** Why the others owe no answer any more. */
const CLOSED_AS: Record<AnsweredProposal['answered']['as'], string> = {
  CONFIRMED: '提议已由他方答复',
  DECLINED: '提议已由他方答复',
  WITHDRAWN: '提议已撤回',
  OVERTAKEN: '所提议的事项已另有决定',
};

const FIGURES = {
  /** An authority asked to act with another answers within two weeks. */
  proposalAnswerWorkingDays: 10,
} as const;

const figuresIn = ({ figures }: Pick<Practice, 'figures'>): { proposalAnswerWorkingDays: number } =>
  figures as typeof FIGURES;

/** 答复会同提议（《办法》未定时限；我们的惯例）：one for each side that is waited for. */
export const proposalAnswer: Duty = {
  name: 'PROPOSAL_ANSWER',
  title: '答复会同提议',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: '',
  toDo: '对会同提议作出会同或者不予会同的答复',
  metBy: 'declineProposal',
  alsoMetBy: ['declineProposal'],
  instances: (facts, { practice }) => {
    if (facts.proposals.length === 0 && facts.answeredProposals.length === 0) return [];
    const due = { rule: 'workingDays', days: figuresIn(practice).proposalAnswerWorkingDays } as const;
    const asked = ({ seq, on, by }: Proposal | AnsweredProposal, party: string): DutyInstance => ({
      key: `${seq}-${party}`,
      anchor: { event: '收到会同提议', on },
      due,
      owedBy: party,
      owedTo: [by],
    });
    const confirmed = [...facts.proposals, ...facts.answeredProposals].flatMap((proposal) =>
      proposal.confirmed.map(({ by, on }) => ({ ...asked(proposal, by), metBy: proposal.act, dischargedOn: on })),
    );
    const open = facts.proposals.flatMap((proposal) =>
      proposal.awaiting.map((party) => ({ ...asked(proposal, party), metBy: proposal.act })),
    );
    const answered = facts.answeredProposals.flatMap((proposal) =>
      proposal.awaited.map((party): DutyInstance => {
        const { as, by, on } = proposal.answered;
        const isTheirs = by === party && (as === 'CONFIRMED' || as === 'DECLINED');
        return {
          ...asked(proposal, party),
          dischargedOn: isTheirs ? on : undefined,
          cancelled: isTheirs ? undefined : CLOSED_AS[as],
        };
      }),
    );
    return [...confirmed, ...open, ...answered];
  },
  lest: { article: null, says: '《办法》未规定答复时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
};

export const PROPOSAL_PRACTICE: Omit<KindPractice, 'guardFigures'> = {
  ladders: {
    PROPOSAL_ANSWER: [
      { id: 'ahead-3', from: 'due', days: -3, nature: 'ahead', to: ['owner/handler'] },
      { id: 'overdue-1', from: 'due', days: 1, nature: 'overdue', to: ['owner/handler', 'owner/head'] },
      {
        id: 'overdue-monthly',
        from: 'due',
        days: 1,
        nature: 'overdue',
        to: ['owner/handler', 'owner/head', 'owner/leader'],
        monthly: true,
      },
    ],
  },
  figures: FIGURES,
};

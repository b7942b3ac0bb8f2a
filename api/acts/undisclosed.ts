// What of a dossier not everybody reads who reads the dossier, by the table in visibility.ts: drafts that an authority
// has not signed, joint acts that still await a consent or never got it, and what belongs to another matter (blocks,
// plans, other parties' officials), which a line of the ledger carries along.
import type { LedgerLine } from '../../database/ledger.ts';
import type { Reader, Warning } from '../../measures/act.ts';
import { warningsTo } from '../../measures/act-news.ts';
import type { AnsweredProposal, DossierFacts, Proposal } from '../../measures/dossier.ts';
import type { DutyFigures, DutyRecord } from '../../measures/duty.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { Actor } from '../../measures/line.ts';
import { isBureau } from '../../measures/party-id.ts';
import { proposalAnswer } from '../../measures/proposal.ts';
import type { Standing } from '../../measures/references.ts';
import { actOf } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { maySee, type Standpoint } from '../visibility.ts';

/** Steps of a ladder that put a draft before an authority. */
const DRAFT_STEP = /^draft-/;

/** The facts as this reader may read them. */
export function factsFor(kind: DossierKind, reader: Reader, whole: DossierFacts): DossierFacts {
  const { party } = reader;
  const facts = kind.disclosedTo?.(whole, reader) ?? whole;
  if (isBureau(party)) return facts;
  const proposals = facts.proposals
    .filter((proposal) => isBetween(party, proposal.awaiting, proposal))
    .map((proposal) => ({ ...proposal, references: { ...proposal.references, standing: { blocks: [] } } }));
  return { ...facts, proposals, answeredProposals: facts.answeredProposals.filter((one) => isKnownTo(party, one)) };
}

type Asked = Pick<Proposal, 'by' | 'confirmed'>;

const isBetween = (party: PartyId, awaited: readonly PartyId[], { by, confirmed }: Asked): boolean =>
  maySee('proposal', { party }, { among: [by, ...awaited, ...confirmed.map((entry) => entry.by)] });

/** What came to nothing is known to those it lay between; what all agreed on has become an act. */
const isKnownTo = (party: PartyId, one: AnsweredProposal): boolean =>
  one.answered.as === 'CONFIRMED' || isBetween(party, one.awaited, one);

/** Whether a line is one of a proposal, or of its end, that lies between others. */
export function isBetweenOthers(party: PartyId, { seq, proposes, confirms, act, input, facts }: LedgerLine): boolean {
  const ended = facts.answeredProposals.find(({ seq: of }) => of === (input as { proposal?: number } | null)?.proposal);
  if (act === 'declineProposal' || act === 'withdrawProposal') return !ended || !isKnownTo(party, ended);
  if (!proposes) return false;
  const open = facts.proposals.find(({ seq: of }) => of === (confirms ?? seq));
  return !open || !isBetween(party, open.awaiting, open);
}

/** Whether a line is one that this reader may not read at all. */
export const isWithheld = (kind: DossierKind, reader: Reader, { act, party }: LedgerLine): boolean =>
  act !== null && party !== null && actOf(kind, act)?.disclosedTo?.(reader, party) === false;

export const readerIn = ({ party, roles }: Actor): Reader => ({ party, isLeader: roles.includes('leader') });

/** To answer a proposal is known to those it lies between. */
export const isDutyKnownTo = (party: PartyId, { duty, owedBy, owedTo }: DutyFigures): boolean =>
  duty !== proposalAnswer.name || maySee('proposal', { party }, { among: [owedBy, ...owedTo] });

export const dutiesKnownTo = (party: PartyId, duties: readonly DutyRecord[]): DutyRecord[] =>
  duties.filter((duty) => isDutyKnownTo(party, duty));

/** The duties that this party may read, as it may read them. */
export const dutiesFor = (party: PartyId, duties: readonly DutyRecord[]): DutyRecord[] =>
  dutiesKnownTo(party, duties).map((duty) => dutyFor(party, duty));

/** What was unusual about an act: for whoever brought it, and for authorities. */
export const warningsFor = (
  party: PartyId,
  by: PartyId | null,
  warnings: readonly Warning[] | undefined,
): readonly Warning[] => (maySee('warnings', { party }, { of: by }) ? warningsTo(party, warnings ?? []) : []);

/** The record of a duty as this party may read it. */
export function dutyFor(party: PartyId, duty: DutyRecord): DutyRecord {
  if (maySee('drafts', { party })) return duty;
  return {
    ...duty,
    isDecided: undefined,
    said: Object.fromEntries(Object.entries(duty.said).filter(([step]) => !DRAFT_STEP.test(step))),
  };
}

/** Of the dossier that a line stands in. */
interface Matter {
  unit: PartyId | null;
  department: PartyId | null;
  parties: readonly PartyId[];
  facts: DossierFacts;
}

/** What stood beside the dossier when an act was brought: each part as the reader's own route to it shows it. */
export function standingFor(reader: Standpoint, matter: Matter, standing: Standing): Partial<Standing> {
  const { blocks, departmentPlan, frameworkPlan, sharingException, party } = standing;
  const { unit, department, parties, facts } = matter;
  const lead = (frameworkPlan as { leadDepartment?: PartyId } | undefined)?.leadDepartment ?? '';
  const restsOn = (facts as { sharingException?: string }).sharingException;
  const plan = { among: [lead, ...(frameworkPlan?.participants ?? [])] };
  const exception = { among: sharingException?.id === restsOn ? parties : [] };
  return {
    ...(maySee('blocks', reader, { of: unit, department }) && { blocks }),
    ...(departmentPlan && maySee('departmentPlan', reader, { of: departmentPlan.department }) && { departmentPlan }),
    ...(frameworkPlan && maySee('frameworkPlan', reader, plan) && { frameworkPlan }),
    ...(sharingException && maySee('sharingException', reader, exception) && { sharingException }),
    ...(party && { party }),
  };
}

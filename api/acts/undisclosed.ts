// What only authorities see: drafts they have not signed and joint acts that still await a consent, but for those who are
// asked or asked themselves. Whom else these concern learns of them when they are done.
import type { Warning } from '../../measures/act.ts';
import { warningsTo } from '../../measures/act-news.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { isBureau } from '../../measures/party-id.ts';
import { proposalAnswer } from '../../measures/proposal.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

/** Steps of a ladder that put a draft before an authority. */
const DRAFT_STEP = /^draft-/;

/** The facts as this party may read them. */
export function factsFor(party: PartyId, facts: DossierFacts): DossierFacts {
  if (isBureau(party)) return facts;
  const proposals = facts.proposals.filter(({ by, awaiting, confirmed }) =>
    [by, ...awaiting, ...confirmed.map((entry) => entry.by)].includes(party),
  );
  return { ...facts, proposals };
}

/** The duties that this party may read: to answer a proposal is known to those it lies between. */
export const dutiesFor = (party: PartyId, duties: readonly DutyRecord[]): DutyRecord[] =>
  duties
    .filter(
      ({ duty, owedBy, owedTo }) =>
        duty !== proposalAnswer.name || isBureau(party) || [owedBy, ...owedTo].includes(party),
    )
    .map((duty) => dutyFor(party, duty));

/** What was unusual about an act: for whoever brought it, and for authorities. */
export const warningsFor = (
  party: PartyId,
  by: PartyId | null,
  warnings: readonly Warning[] | undefined,
): readonly Warning[] => (isBureau(party) || party === by ? warningsTo(party, warnings ?? []) : []);

/** The record of a duty as this party may read it. */
function dutyFor(party: PartyId, duty: DutyRecord): DutyRecord {
  if (isBureau(party)) return duty;
  return { ...duty, said: Object.fromEntries(Object.entries(duty.said).filter(([step]) => !DRAFT_STEP.test(step))) };
}

// What of a project's facts not everybody reads who reads the project.
import type { Reader } from '../act.ts';
import { isBureau } from '../party-id.ts';
import { recordLiability } from './acts/information.ts';
import type { ProjectFacts } from './facts.ts';

/** 可以: what two authorities chose not to do lies between authorities, as its draft does. Liability is named to few. */
export function disclosedTo(facts: ProjectFacts, reader: Reader): ProjectFacts {
  const liabilities = facts.liabilities.filter(({ by }) => recordLiability.disclosedTo!(reader, by));
  const droppedProposals = isBureau(reader.party) ? facts.droppedProposals : [];
  const isWhole =
    liabilities.length === facts.liabilities.length && droppedProposals.length === facts.droppedProposals.length;
  return isWhole ? facts : { ...facts, liabilities, droppedProposals };
}

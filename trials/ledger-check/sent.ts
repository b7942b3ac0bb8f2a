// What a driver sent and what it was answered: one entry an attempt, a retry under the same key included.
import { actHash } from '../../api/acts/request-hash.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

export type Outcome =
  /** 200 or 201; `text` is the whole answer, as it came. */
  | { is: 'answered'; seq: number; text: string }
  /** A final no: nothing may have happened. */
  | { is: 'refused'; status: number; code: string }
  /** Nobody knows: 503, 429, a connection that broke, a deadline. */
  | { is: 'none'; because: string };

export interface Sent {
  /** Code; absent for an act on a unit, and for an opening whose code Duban was to issue and which was not answered. */
  project?: string;
  unit?: PartyId;
  act: string;
  key: string;
  body: unknown;
  party: PartyId;
  /** Epoch ms, before it left. */
  sentAt: number;
  outcome: Outcome;
}

export const OPENING = 'openDossier';

/** Workflow id of the dossier that it was about; undefined for an opening that has no code yet. */
export function dossierOf({ project, unit }: Pick<Sent, 'project' | 'unit'>): string | undefined {
  if (unit !== undefined) return workflowIdOf({ kind: 'unit', code: unit });
  return project === undefined ? undefined : workflowIdOf({ kind: 'project', code: project });
}

/** Where an act is brought. */
export const routeOf = ({ project, unit, act }: Pick<Sent, 'project' | 'unit' | 'act'>): string =>
  act === OPENING ? '/projects' : `/${unit === undefined ? `projects/${project}` : `units/${unit}`}/acts/${act}`;

/** What the key stood for in this attempt. */
export const hashOf = ({ act, party, body }: Sent): string => actHash(act, party, body);

/** Attempts by what they were meant to do: dossier (or, for openings, party) and key. */
export function byKey(sent: readonly Sent[]): Sent[][] {
  const groups = new Map<string, Sent[]>();
  for (const one of sent) {
    const name = JSON.stringify([one.act === OPENING ? `${OPENING}/${one.party}` : dossierOf(one), one.key]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}

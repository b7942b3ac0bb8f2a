// From what an act cites to what stood in the administrative rows at that moment: frozen into the order, so that the
// judgement can be repeated years later.
import { readDocuments, type DocumentRow } from '../../database/document.ts';
import { readParties, readParty } from '../../database/party.ts';
import type { Db } from '../../database/pool.ts';
import { readStanding } from '../../database/standing.ts';
import type { Act } from '../../measures/act.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { filledIn, type Filled } from '../../measures/field/field.ts';
import { comparableName } from '../../measures/field/written.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import type { Actor } from '../../measures/line.ts';
import type { Moment } from '../../measures/moment.ts';
import { isBureau } from '../../measures/party-id.ts';
import type { OnPaper } from '../../measures/on-paper.ts';
import { partakersOf } from '../../measures/parts.ts';
import { figuresForGuards } from '../../measures/practice.ts';
import { NO_REFERENCES, type BroughtReferences, type CitedDocument } from '../../measures/references.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { malformed } from '../http/problem.ts';

/** Who brings an act on what. */
export interface Bringing {
  actor: Actor;
  of: DossierKind;
  facts: DossierFacts;
}

/**
 * Documents and standing that an act on this dossier rests on; 400 names each citation and each party that stands for
 * nothing.
 */
export async function referencesOf(
  db: Db,
  bringing: Bringing,
  act: Act,
  input: unknown,
  onPaper?: OnPaper,
): Promise<BroughtReferences> {
  const filled = filledIn(act.input, input);
  const errors = await unregisteredParties(db, filled);
  if (errors.length > 0) throw malformed(errors);
  const references = await citedReferences(db, bringing, filled, onPaper?.receipt);
  return onPaper ? { ...references, onPaper } : references;
}

/** What a confirmation brings: the standing of today. The documents are those of the proposal. */
export async function referencesOfConfirmation(db: Db, { of, facts }: Bringing): Promise<BroughtReferences> {
  return { documents: [], standing: await standingOf(db, of, facts) };
}

/**
 * The same as for an act, for an opening: what it leans on follows from the facts as they would be after it, its own
 * unit must be registered too, and nothing was recorded yet that could hold the figures of the practice.
 */
export async function referencesOfOpening(
  db: Db,
  { actor, of, facts }: Bringing,
  act: Act,
  input: unknown,
  { today, practice }: Moment,
): Promise<BroughtReferences> {
  const filled = filledIn(act.input, input);
  const errors = await unregisteredParties(db, filled, actor.party);
  if (errors.length > 0) throw malformed(errors);
  const entry = { seq: 1, receivedOn: today, by: actor.party, references: NO_REFERENCES };
  const opened = act.apply(facts, input, entry);
  await refuseForeignDepartment(db, actor.party, of.belongsTo(opened).department);
  const figures = figuresForGuards(practice, of.practice.guardFigures);
  return { ...(await citedReferences(db, { actor, of, facts: opened }, filled)), figures };
}

/** What stands now, before there is an input: for the list of what is lawful. */
export const standingOf = (db: Db, of: DossierKind, facts: DossierFacts): Promise<BroughtReferences['standing']> =>
  readStanding(db, of.leansOn?.(facts) ?? {}, comparableName);

async function citedReferences(
  db: Db,
  bringing: Bringing,
  filled: readonly Filled[],
  receipt?: string,
): Promise<BroughtReferences> {
  const [documents, standing] = await Promise.all([
    citedDocuments(db, bringing, filled, receipt),
    standingOf(db, bringing.of, bringing.facts),
  ]);
  return { documents, standing };
}

/**
 * Messages will go to every party that an act names, so it must be registered; `own` is the caller's party, where it
 * must be as well.
 */
async function unregisteredParties(db: Db, filled: readonly Filled[], own?: PartyId): Promise<InputError[]> {
  const named = filled
    .filter(({ field }) => field.kind === 'party')
    .map(({ label, value, pointer }) => ({
      pointer,
      id: String(value),
      says: `「${label}」所填单位（${String(value)}）尚未登记，请先登记`,
    }));
  if (own !== undefined) named.push({ pointer: '', id: own, says: `本单位（${own}）尚未登记，请管理员先登记` });
  if (named.length === 0) return [];
  const known = await readParties(
    db,
    named.map(({ id }) => id),
  );
  return named
    .filter(({ id }) => !known.some((party) => party.id === id))
    .map(({ pointer, says }) => ({ pointer, says }));
}

/**
 * A dossier stands under the department, or the bureau, that its unit belongs to; a department's or a bureau's own
 * under itself.
 */
async function refuseForeignDepartment(db: Db, own: PartyId, department: PartyId | undefined): Promise<void> {
  if (department === undefined) return;
  const party = await readParty(db, own);
  const above = party?.department ?? own;
  if (department !== above)
    throw malformed([
      {
        pointer: '/department',
        says: `本单位登记的市级部门为「${above}」，项目只能归口该部门；登记有误的，请市大数据发展局管理员更正`,
      },
    ]);
}

async function citedDocuments(
  db: Db,
  bringing: Bringing,
  filled: readonly Filled[],
  receipt: string | undefined,
): Promise<CitedDocument[]> {
  const ofInput = filled.flatMap(({ label, field, value, pointer }) =>
    field.kind === 'documents' && Array.isArray(value)
      ? value.map((id: unknown, at) => ({ label, pointer: `${pointer}/${at}`, id: String(id), place: at + 1 }))
      : [],
  );
  // The receipt of what came on paper is cited as the documents of an act are.
  const ofPaper =
    receipt === undefined ? [] : [{ label: '收件回执', pointer: '/onPaper/receipt', id: receipt, place: 1 }];
  const citations = [...ofInput, ...ofPaper];
  if (citations.length === 0) return [];
  const rows = (
    await readDocuments(
      db,
      citations.map(({ id }) => id),
    )
  ).filter((row) => mayCite(bringing, row));
  const errors: InputError[] = citations
    .filter(({ id }) => !rows.some((row) => row.id === id))
    .map(({ label, pointer, id, place }) => ({
      pointer,
      says: `「${label}」第${place}项（${id}）尚未登记，或者本单位不能引用；请先登记再引用`,
    }));
  if (errors.length > 0) throw malformed(errors);
  return rows.map(({ id, kind, sha256 }) => ({ id, kind, sha256 }));
}

/** One's own, a bureau's (replies, opinions), or that of another party to the same dossier; a bureau may cite any. */
const mayCite = ({ actor, of, facts }: Bringing, { party }: DocumentRow): boolean =>
  party === actor.party || isBureau(actor.party) || isBureau(party) || partakersOf(of, facts).includes(party);

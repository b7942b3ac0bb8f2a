// From what an act cites to what stood in the administrative rows at that moment: frozen into the order, so that the
// judgement can be repeated years later.
import { readDocuments, type DocumentRow } from '../../database/document.ts';
import { readParties } from '../../database/party.ts';
import type { Db } from '../../database/pool.ts';
import { readStanding } from '../../database/standing.ts';
import type { Act } from '../../measures/act.ts';
import { filledIn, type Filled } from '../../measures/field/field.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { CitedDocument, References } from '../../measures/references.ts';
import { isBureau } from '../../measures/project/questions.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import type { Actor } from '../../measures/line.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { malformed } from '../http/problem.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * Documents and standing that an act on this project rests on; 400 names each citation and each party that stands for
 * nothing.
 */
export async function referencesOf(
  db: Db,
  actor: Actor,
  facts: ProjectFacts,
  act: Act,
  input: unknown,
): Promise<References> {
  const filled = filledIn(act.input, input);
  const errors = await unregisteredParties(db, filled);
  if (errors.length > 0) throw malformed(errors);
  return citedReferences(db, actor, facts, filled, isInput(input) ? input : {});
}

/** What a confirmation brings: the standing of today. The documents are those of the proposal. */
export async function referencesOfConfirmation(db: Db, facts: ProjectFacts): Promise<References> {
  return { documents: [], standing: await standingOf(db, facts) };
}

/** The same as for an act, for an opening, whose facts are still in the input; its own unit must be registered too. */
export async function referencesOfOpening(
  db: Db,
  actor: Actor,
  facts: ProjectFacts,
  act: Act,
  input: Input,
): Promise<References> {
  const filled = filledIn(act.input, input);
  const errors = await unregisteredParties(db, filled, actor.party);
  if (errors.length > 0) throw malformed(errors);
  const parties = { constructionUnit: actor.party, department: String(input.department) };
  return citedReferences(db, actor, { ...facts, name: String(input.name), parties }, filled, input);
}

/** What stands now, before there is an input: for the list of what is lawful. */
export async function standingOf(db: Db, facts: ProjectFacts, input: Input = {}): Promise<References['standing']> {
  return readStanding(db, {
    code: facts.code,
    name: facts.name,
    unit: facts.parties.constructionUnit,
    department: facts.parties.department,
    frameworkPlan: textOf(input.frameworkPlan) ?? facts.frameworkPlan,
    sharingException: textOf(input.sharingException) ?? facts.sharingException,
  });
}

async function citedReferences(
  db: Db,
  actor: Actor,
  facts: ProjectFacts,
  filled: readonly Filled[],
  input: Input,
): Promise<References> {
  const [documents, standing] = await Promise.all([
    citedDocuments(db, actor, facts, filled),
    standingOf(db, facts, input),
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

async function citedDocuments(
  db: Db,
  actor: Actor,
  facts: ProjectFacts,
  filled: readonly Filled[],
): Promise<CitedDocument[]> {
  const citations = filled.flatMap(({ label, field, value, pointer }) =>
    field.kind === 'documents' && Array.isArray(value)
      ? value.map((id: unknown, at) => ({ label, pointer: `${pointer}/${at}`, id: String(id), place: at + 1 }))
      : [],
  );
  if (citations.length === 0) return [];
  const rows = (
    await readDocuments(
      db,
      citations.map(({ id }) => id),
    )
  ).filter((row) => mayCite(actor, facts, row));
  const errors: InputError[] = citations
    .filter(({ id }) => !rows.some((row) => row.id === id))
    .map(({ label, pointer, id, place }) => ({
      pointer,
      says: `「${label}」第${place}项（${id}）尚未登记，或者本单位不能引用；请先登记再引用`,
    }));
  if (errors.length > 0) throw malformed(errors);
  return rows.map(({ id, kind, name, sha256, reference }) => ({ id, kind, name, sha256, reference }));
}

/** One's own, a bureau's (replies, opinions), or that of another party to the same project; a bureau may cite any. */
const mayCite = (actor: Actor, facts: ProjectFacts, { party }: DocumentRow): boolean =>
  party === actor.party || isBureau(actor.party) || isBureau(party) || Object.values(facts.parties).includes(party);

const isInput = (input: unknown): input is Input =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

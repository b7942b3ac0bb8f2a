// From what an act cites to what stood in the administrative rows at that moment: frozen into the order, so that the
// judgement can be repeated years later.
import { readDocuments } from '../../database/document.ts';
import { readParties, type Party } from '../../database/party.ts';
import { readBefore } from '../../database/ledger.ts';
import type { Db } from '../../database/pool.ts';
import { readStanding } from '../../database/standing.ts';
import type { ActGround, Named } from '../../database/visible.ts';
import type { Act } from '../../measures/act.ts';
import type { DossierFacts, DossierId } from '../../measures/dossier.ts';
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
import { NO_REFERENCES, type BroughtReferences } from '../../measures/references.ts';
import type { LastAct } from '../../measures/undo.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { malformed } from '../http/problem.ts';

/** Who brings an act on what. */
export interface Bringing {
  actor: Actor;
  of: DossierKind;
  facts: DossierFacts;
}

/** What an input names beside its dossier, and the receipt of what came on paper. */
export function namedIn(filled: readonly Filled[], onPaper?: OnPaper): Named {
  const documents = citationsIn(filled, onPaper).map(({ id }) => id);
  return { documents, parties: partiesIn(filled).map(({ id }) => id) };
}

/** What stood in the administrative rows when an act was brought. */
type LookedUp = Pick<ActGround, 'documents' | 'registered'> & Pick<BroughtReferences, 'standing'>;

/**
 * Documents and standing that an act on this dossier rests on; 400 names each citation and each party that stands for
 * nothing. `partakers` have a part in the dossier.
 */
export function referencesFrom(
  { actor, partakers, onPaper }: { actor: Actor; partakers: readonly PartyId[]; onPaper?: OnPaper },
  filled: readonly Filled[],
  { documents, registered, standing }: LookedUp,
): BroughtReferences {
  refuseUnregistered(partiesIn(filled), registered);
  const citable = documents.filter(({ party }) => mayCite(actor, partakers, party));
  const errors: InputError[] = citationsIn(filled, onPaper)
    .filter(({ id }) => !citable.some((row) => row.id === id))
    .map(({ label, pointer, id, place }) => ({
      pointer,
      says: `「${label}」${place === undefined ? '' : `第${place}项`}（${id}）尚未登记，或者本单位不能引用；请先登记再引用`,
    }));
  if (errors.length > 0) throw malformed(errors);
  const cited = citable.map(({ id, kind, sha256 }) => ({ id, kind, sha256 }));
  return { documents: cited, standing, ...(onPaper && { onPaper }) };
}

/** The same, looked up here. */
export async function referencesOf(
  db: Db,
  bringing: Bringing,
  act: Act,
  input: unknown,
  onPaper?: OnPaper,
): Promise<BroughtReferences> {
  const { actor, of, facts } = bringing;
  const filled = filledIn(act.input, input);
  const { parties } = namedIn(filled);
  const [registered, lookedUp] = await Promise.all([
    parties.length > 0 ? readParties(db, parties) : [],
    lookUp(db, bringing, filled, onPaper),
  ]);
  return referencesFrom({ actor, partakers: partakersOf(of, facts), onPaper }, filled, {
    ...lookedUp,
    registered: registered.map(({ id }) => id),
  });
}

/** What stood before the last act, where this one takes it back; nothing where that act lasts. */
export async function beforeOf(
  db: Db,
  id: DossierId,
  { bringsBefore }: Act,
  lastAct: LastAct | undefined,
): Promise<Pick<BroughtReferences, 'before'>> {
  if (!bringsBefore || lastAct?.before === undefined) return {};
  const { seq, touched = [] } = lastAct;
  const before = await readBefore(db, id, seq, touched);
  return before ? { before: { ...before, touched } } : {};
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
  const opened = act.apply(facts, input, { seq: 1, receivedOn: today, by: actor.party, references: NO_REFERENCES });
  const unregistered = `本单位（${actor.party}）尚未登记，请管理员先登记`;
  const named: NamedParty[] = [...partiesIn(filled), { pointer: '', id: actor.party, says: unregistered }];
  const ids = named.map(({ id }) => id);
  const [parties, lookedUp] = await Promise.all([
    readParties(db, ids),
    lookUp(db, { actor, of, facts: opened }, filled),
  ]);
  const registered = parties.map(({ id }) => id);
  refuseUnregistered(named, registered);
  refuseForeignDepartment(
    parties.find(({ id }) => id === actor.party)!,
    of.belongsTo(opened).department,
  );
  const figures = figuresForGuards(practice, of.practice.guardFigures);
  const partakers = partakersOf(of, opened);
  return { ...referencesFrom({ actor, partakers }, filled, { ...lookedUp, registered }), figures };
}

/** What stands now, before there is an input: for the list of what is lawful. */
export const standingOf = (db: Db, of: DossierKind, facts: DossierFacts): Promise<BroughtReferences['standing']> =>
  readStanding(db, of.leansOn?.(facts) ?? {}, comparableName);

async function lookUp(
  db: Db,
  { of, facts }: Bringing,
  filled: readonly Filled[],
  onPaper?: OnPaper,
): Promise<Omit<LookedUp, 'registered'>> {
  const { documents: cited } = namedIn(filled, onPaper);
  const [documents, standing] = await Promise.all([
    cited.length > 0 ? readDocuments(db, cited) : [],
    standingOf(db, of, facts),
  ]);
  return { documents, standing };
}

/** Those of lists of groups as well, however deep. */
const withNested = (filled: readonly Filled[]): Filled[] =>
  filled.flatMap((one) => [one, ...(one.items ?? []).flatMap(withNested)]);

interface NamedParty extends InputError {
  id: PartyId;
}

/** Messages will go to every party that an act names, so it must be registered. */
const partiesIn = (filled: readonly Filled[]): NamedParty[] =>
  withNested(filled)
    .filter(({ field }) => field.kind === 'party')
    .map(({ label, value, pointer }) => ({
      pointer,
      id: String(value),
      says: `「${label}」所填单位（${String(value)}）尚未登记，请先登记`,
    }));

function refuseUnregistered(named: readonly NamedParty[], registered: readonly PartyId[]): void {
  const missing = named.filter(({ id }) => !registered.includes(id));
  if (missing.length > 0) throw malformed(missing.map(({ pointer, says }) => ({ pointer, says })));
}

/**
 * A dossier stands under the department, or the bureau, that its unit belongs to; a department's or a bureau's own
 * under itself.
 */
function refuseForeignDepartment(own: Party, department: PartyId | undefined): void {
  if (department === undefined) return;
  const above = own.department ?? own.id;
  if (department !== above)
    throw malformed([
      {
        pointer: '/department',
        says: `本单位登记的市级部门为「${above}」，项目只能归口该部门；登记有误的，请市大数据发展局管理员更正`,
      },
    ]);
}

const citationsIn = (filled: readonly Filled[], onPaper?: OnPaper) => [
  ...withNested(filled).flatMap(({ label, field, value, pointer }) =>
    field.kind === 'documents' && Array.isArray(value)
      ? value.map((id: unknown, at) => ({ label, pointer: `${pointer}/${at}`, id: String(id), place: at + 1 }))
      : [],
  ),
  // The receipt of what came on paper is cited as the documents of an act are.
  ...(onPaper ? [{ label: '收件回执', pointer: '/onPaper/receipt', id: onPaper.receipt, place: undefined }] : []),
];

/** One's own, a bureau's (replies, opinions), or that of another party to the same dossier; a bureau may cite any. */
const mayCite = (actor: Actor, partakers: readonly PartyId[], party: PartyId): boolean =>
  party === actor.party || isBureau(actor.party) || isBureau(party) || partakers.includes(party);

// Reading for somebody: who may see a row is asked in the statement that reads it, so that one which is hidden costs
// what one does that is not there, and whoever looks into another party's dossier leaves a line in the same breath.
import type { DossierId } from '../measures/dossier.ts';
import type { Figures } from '../measures/practice.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { DOCUMENTS, type DocumentRow } from './document.ts';
import { DOSSIERS, type DossierRow } from './dossier.ts';
import { PARTY, type Party } from './party.ts';
import type { Db } from './pool.ts';
import { standingSql, type ContentOf, type FoundStanding, type Versioned } from './standing.ts';

/** Who looks, and whether everything of the sort is open to them. */
export interface Reader {
  party: PartyId;
  seesAll: boolean;
}

/** A look into a dossier as the audit keeps it. */
export interface Look extends Reader {
  sub: string;
  roles: readonly string[];
  /** Method and path template. */
  route: string;
  /** Where the caller is, as the trusted proxies say. */
  address: string;
}

const AMONG_PARTIES = 'd.parties @> array[$4::text]';

/** A look by a party that has no part in the dossier is noted, once a person, dossier, route and day in Beijing. */
const NOTED = `noted as (
    insert into dossier_read (day, party, sub, kind, code, route, roles, address)
    select (now() at time zone interval '8 hours')::date, $4, $5, d.kind, d.code, $6, $7, $8
      from dossier d where d.kind = $1 and lower(d.code) = lower($2) and $3 and not ${AMONG_PARTIES}
    on conflict do nothing
  )`;
const OPEN_TO_READER = `dossier d where d.kind = $1 and lower(d.code) = lower($2) and ($3 or ${AMONG_PARTIES})`;
const lookValues = ({ kind, code }: DossierId, { party, seesAll, sub, roles, route, address }: Look): unknown[] => [
  kind,
  code,
  seesAll,
  party,
  sub,
  route,
  roles,
  address,
];

/** The dossier if it is open to the reader; the look is noted. */
export async function readDossierFor<Recorded>(
  db: Db,
  id: DossierId,
  look: Look,
): Promise<DossierRow<Recorded> | undefined> {
  const { rows } = await db.query<DossierRow<Recorded>>({
    name: 'read-dossier-for',
    text: `with ${NOTED} select ${DOSSIERS.selected('d')} from ${OPEN_TO_READER}`,
    values: lookValues(id, look),
  });
  return rows[0];
}

/** What an act that is brought names beside its dossier. */
export interface Named {
  documents: readonly string[];
  parties: readonly PartyId[];
}

/** What of a dossier an act is brought on, with what it names and what the dossier leans on, as all stood at once. */
export interface ActGround extends Pick<DossierRow, 'code' | 'name' | 'stage' | 'parties' | 'leansOn'> {
  /** Of the practice, as last recorded. */
  figures: Figures;
  /** Number of the ledger line under the request key. */
  seqOfKey: number | null;
  /** Those of the named that are there, in the order in which they are named. */
  documents: Pick<DocumentRow, 'id' | 'kind' | 'sha256' | 'party'>[];
  registered: PartyId[];
  standing: FoundStanding;
}

const STANDING_OF_ROW = standingSql({
  departmentPlan: `d.leans_on #>> '{departmentPlan,department}'`,
  blocksOf: `d.leans_on ->> 'blocksOf'`,
  frameworkPlan: `d.leans_on ->> 'frameworkPlan'`,
  sharingException: `d.leans_on ->> 'sharingException'`,
  party: `d.leans_on ->> 'party'`,
});

/** In one statement, and nothing that is not needed: facts of a long life are wide. */
export async function readGroundFor(
  db: Db,
  id: DossierId,
  look: Look,
  requestKey: string,
  { documents, parties }: Named,
): Promise<ActGround | undefined> {
  const { rows } = await db.query<ActGround>({
    name: 'read-ground-for',
    text: `with ${NOTED} select d.code, d.name, d.stage, d.parties, d.leans_on as "leansOn",
        d.recorded -> 'figures' as figures,
        (select seq from ledger l where l.kind = d.kind and l.code = d.code and l.request_key = $9) as "seqOfKey",
        (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'sha256', c.sha256, 'party', c.party)
           order by array_position($10::text[], c.id)), '[]') from document c where c.id = any($10)) as documents,
        array(select id from party p where p.id = any($11::text[])) as registered,
        ${STANDING_OF_ROW} as standing
      from ${OPEN_TO_READER}`,
    values: [...lookValues(id, look), requestKey, documents, parties],
  });
  return rows[0];
}

/** A party for itself, for the department above it, and for whoever sees all. */
export async function readPartyFor(db: Db, id: PartyId, { party, seesAll }: Reader): Promise<Party | undefined> {
  const { rows } = await db.query<Party>({
    name: 'read-party-for',
    text: `select ${PARTY} from party p where p.id = $1 and ($2 or $3 in (p.id, p.department))`,
    values: [id, seesAll, party],
  });
  return rows[0];
}

/** The same, as long as no dossier of this kind has begun under its id. */
export async function readPartyWithoutDossierFor(
  db: Db,
  { kind, code }: DossierId,
  { party, seesAll }: Reader,
): Promise<Party | undefined> {
  const { rows } = await db.query<Party>({
    name: 'read-party-without-dossier-for',
    text: `select ${PARTY} from party p where p.id = $1 and ($2 or $3 in (p.id, p.department))
       and not exists (select from dossier where kind = $4 and code = p.id)`,
    values: [code, seesAll, party, kind],
  });
  return rows[0];
}

/** A document for whoever entered it, for the department above, and for whoever sees all. */
export async function readDocumentFor(
  db: Db,
  id: string,
  { party, seesAll }: Reader,
): Promise<DocumentRow | undefined> {
  const { rows } = await db.query<DocumentRow>(
    `select ${DOCUMENTS.selected('d')} from document d where d.id = $1 and ($2 or d.party = $3
       or exists (select from party p where p.id = d.party and p.department = $3))`,
    [id, seesAll, party],
  );
  return rows[0];
}

/** The version in force for who leads, who takes part, and for whoever sees all. */
export async function readFrameworkPlanFor(
  db: Db,
  id: string,
  { party, seesAll }: Reader,
): Promise<(Versioned<ContentOf['framework_plan']> & { id: string }) | undefined> {
  const { rows } = await db.query<Versioned<ContentOf['framework_plan']> & { id: string }>(
    `select id, version, content, updated_at as "updatedAt", updated_by as "updatedBy"
     from (select * from framework_plan where lower(id) = lower($1) order by version desc limit 1) latest
     where $2 or content ->> 'leadDepartment' = $3 or jsonb_exists(content -> 'participants', $3)`,
    [id, seesAll, party],
  );
  return rows[0];
}

/** To whom these parties belong; null also for one that is not registered. */
export async function departmentsOf(db: Db, ids: readonly PartyId[]): Promise<Map<PartyId, PartyId | null>> {
  const { rows } = await db.query<{ id: PartyId; department: PartyId | null }>(
    'select id, department from party where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, department }) => [id, department]));
}

// The audit: looks into other parties' dossiers (written by `readDossierFor`, in the statement that reads) and what
// administrators changed (written in the transaction that changes). Lines are only ever added.
import type { PartyId } from '../measures/vocabulary.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';

/** Who it was, and from where. */
interface Who {
  party: PartyId;
  sub: string;
  roles: readonly string[];
  address: string;
}

export interface AdministrativeChange extends Who {
  route: string;
  target: string;
  beforeHash: string | null;
  afterHash: string;
  changed: readonly string[];
}

export async function noteChange(db: Db, change: AdministrativeChange): Promise<void> {
  const { party, sub, roles, address, route, target, beforeHash, afterHash, changed } = change;
  await db.query(
    `insert into administrative_change (party, sub, roles, address, route, target, before_hash, after_hash, changed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [party, sub, roles, address, route, target, beforeHash, afterHash, changed],
  );
}

/** Looks into what others wrote, past the routes of dossiers: once a person, dossier, route and day in Beijing. */
export async function noteLooks(
  db: Db,
  { party, sub, roles, address }: Who,
  route: string,
  dossiers: readonly { kind: string; code: string }[],
): Promise<void> {
  await db.query(
    `insert into dossier_read (day, party, sub, kind, code, route, roles, address)
     select (now() at time zone interval '8 hours')::date, $1, $2, kind, code, $3, $4, $5
       from unnest($6::text[], $7::text[]) as looked_at (kind, code)
     on conflict do nothing`,
    [party, sub, route, roles, address, dossiers.map(({ kind }) => kind), dossiers.map(({ code }) => code)],
  );
}

export interface AuditFilter {
  /** Whose people. */
  party?: PartyId;
  /** In Beijing. */
  day?: string;
}

/** One a person, dossier and day. */
export interface LookLine {
  day: string;
  party: PartyId;
  sub: string;
  kind: string;
  code: string;
  /** Epoch ms. */
  firstAt: number;
  /** Each route when it was first used on that day, and from where; `at` in ISO 8601. */
  looks: { route: string; at: string; address: string; roles: string[] }[];
}
export type LookPlace = Pick<LookLine, 'day' | 'party' | 'sub' | 'kind' | 'code'>;

/** The youngest day first; inside it by person and dossier, backward, as the key of the table runs. */
export async function looksOf(
  db: Db,
  { party, day, kind, code }: AuditFilter & { kind?: string; code?: string },
  { limit, after }: { limit: number; after?: LookPlace },
): Promise<Page<LookLine, LookPlace>> {
  const { rows } = await db.query<LookLine>(
    `select day, party, sub, kind, code, min(at) as "firstAt",
       jsonb_agg(jsonb_build_object('route', route, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'address', address, 'roles', roles) order by at, route) as looks
     from dossier_read
     where ($1::text is null or party = $1) and ($2::date is null or day = $2)
       and ($3::text is null or kind = $3) and ($4::text is null or lower(code) = lower($4))
       and ($5::date is null or (day, party, sub, kind, code) < ($5, $6, $7, $8, $9))
     group by day, party, sub, kind, code
     order by day desc, party desc, sub desc, kind desc, code desc limit $10`,
    [
      party ?? null,
      day ?? null,
      kind ?? null,
      code ?? null,
      after?.day ?? null,
      after?.party ?? null,
      after?.sub ?? null,
      after?.kind ?? null,
      after?.code ?? null,
      limit + 1,
    ],
  );
  return pageOf(rows, limit, ({ day: on, party: by, sub, kind: of, code: named }) => ({
    day: on,
    party: by,
    sub,
    kind: of,
    code: named,
  }));
}

export interface ChangeLine extends AdministrativeChange {
  number: number;
  at: number;
}

/** The youngest first. */
export async function changesOf(
  db: Db,
  { party, day }: AuditFilter,
  { limit, after }: { limit: number; after?: number },
): Promise<Page<ChangeLine, number>> {
  const { rows } = await db.query<ChangeLine>(
    `select number::float8 as number, at, party, sub, roles, address, route, target, before_hash as "beforeHash",
       after_hash as "afterHash", changed
     from administrative_change
     where ($1::text is null or party = $1) and ($2::date is null or day = $2) and ($3::bigint is null or number < $3)
     order by number desc limit $4`,
    [party ?? null, day ?? null, after ?? null, limit + 1],
  );
  return pageOf(rows, limit, ({ number }) => number);
}

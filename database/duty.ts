// Duties as recorded. Written by `record` alone; lists read them with the most urgent first.
import type { DossierId } from '../measures/dossier.ts';
import type { DutyRecord } from '../measures/duty.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';
import { column, table, type RowOf } from './table.ts';

export const DUTIES = table('duty', {
  kind: column<string>(),
  code: column<string>(),
  duty: column<string>(),
  key: column<string>(),
  owedBy: column<PartyId>(),
  owedTo: column<PartyId[]>(),
  article: column<number | null>(),
  basis: column<DutyRecord['basis']>(),
  dueBasis: column<DutyRecord['dueBasis']>(),
  opensOn: column<string | undefined>(),
  nominalOn: column<string>(),
  effectiveOn: column<string>(),
  targetOn: column<string | undefined>(),
  legalLimitOn: column<string | undefined>(),
  lastDayOn: column<string>(),
  dueVersion: column<number>(),
  awaitsUntil: column<string | undefined>(),
  overdueSince: column<string | undefined>(),
  dischargedOn: column<string | undefined>(),
  cancelled: column<string | undefined>(),
  open: column<boolean>(),
  record: column<DutyRecord>(),
});
export type DutyRow = RowOf<typeof DUTIES>;

/** SQL that writes the duties in `parameter` (jsonb array), each named once. */
export const upsertDutiesSql = (parameter: string): string =>
  DUTIES.upsertSql(parameter, ['kind', 'code', 'duty', 'key']);

/** A duty in a list across dossiers. */
export interface DutyOfDossier extends DossierId {
  name: string;
  unit: PartyId | null;
  department: PartyId | null;
  /** Last day on which meeting it is in time. */
  lastDayOn: string;
  record: DutyRecord;
}

export interface DutyPlace extends DossierId {
  lastDayOn: string;
  duty: string;
  key: string;
}

/** Every duty of a dossier, open or not, by its last day. */
export async function dutiesOf(db: Db, { kind, code }: DossierId): Promise<DutyRecord[]> {
  const { rows } = await db.query<{ record: DutyRecord }>(
    'select record from duty where kind = $1 and code = $2 order by last_day_on, duty, key',
    [kind, code],
  );
  return rows.map(({ record }) => record);
}

/** Open duties that a party owes, across dossiers. `openedBy` leaves out those whose window opens later. */
export const dutiesOwedBy = (db: Db, party: PartyId, page: DutyPaging) => openDuties(db, 'd.owed_by = $1', party, page);

/** Open duties that a party is owed, across dossiers. */
export const dutiesOwedTo = (db: Db, party: PartyId, page: DutyPaging) =>
  openDuties(db, 'd.owed_to @> array[$1::text]', party, page);

/** Who reads another party's duties, and of which kinds every dossier is open to them. */
export interface DutyReader {
  party: PartyId;
  kinds: readonly string[];
  /** The type of duty that, where the reader is no authority, only those know whom it lies between. */
  between: string;
}

export interface DutyPaging {
  limit: number;
  after?: DutyPlace;
  openedBy?: string;
  /** Only of dossiers that this reader may see. */
  seenBy?: DutyReader;
}

async function openDuties(
  db: Db,
  whose: string,
  party: PartyId,
  { limit, after, openedBy, seenBy }: DutyPaging,
): Promise<Page<DutyOfDossier, DutyPlace>> {
  const { rows } = await db.query<DutyOfDossier>(
    `select d.kind, d.code, o.name, o.unit, o.department, d.last_day_on as "lastDayOn", d.record
     from duty d join dossier o on o.kind = d.kind and o.code = d.code
     where d.open and ${whose}
       and ($2::date is null or d.opens_on is null or d.opens_on <= $2)
       and ($3::date is null or (d.last_day_on, d.kind, d.code, d.duty, d.key) > ($3, $4, $5, $6, $7))
       and ($9::text is null or o.kind = any($10)
         or (o.parties @> array[$9::text] and (d.duty <> $11 or $9 = any(d.owed_to || d.owed_by))))
     order by d.last_day_on, d.kind, d.code, d.duty, d.key limit $8`,
    [
      party,
      openedBy ?? null,
      after?.lastDayOn ?? null,
      after?.kind ?? null,
      after?.code ?? null,
      after?.duty ?? null,
      after?.key ?? null,
      limit + 1,
      seenBy?.party ?? null,
      seenBy?.kinds ?? [],
      seenBy?.between ?? null,
    ],
  );
  return pageOf(rows, limit, ({ lastDayOn, kind, code, record }) => ({
    lastDayOn,
    kind,
    code,
    duty: record.duty,
    key: record.key,
  }));
}

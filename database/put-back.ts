// What a database that was put back is told again: which letters went out since, which numbers were given, and what its
// lines lean on that it does not hold. Needs the owner's role.
import type { PartyId } from '../measures/vocabulary.ts';
import type { LayingIn } from './delivery.ts';
import type { Db } from './pool.ts';

/** A letter that the history of its mailbox knows to be settled. */
export interface SettledLetter extends LayingIn {
  id: string;
  party: PartyId;
  outcome: 'sent' | 'failed' | 'leftOut';
  settledAt: number;
}

/** Programs of ours that are connected to this database and write into it. */
export async function programsAtWork(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity
      where datname = current_database() and application_name in ('duban-worker', 'duban-api') order by name`,
  );
  return rows.map(({ name }) => name);
}

/** Of a letter whose words went with the database; it is found in the recipient's mail. */
const WORDS_LOST = '（数据库由备份恢复，这封信的原文未能还原；所含消息见收件箱。）';

const CLAIM = `update message set status = 'claimed' where key = any($1) and status = 'waiting'`;

/** Settles the letter where it is there, and enters it where not; answers which of the two, or that nothing changed. */
export async function restoreLetter(db: Db, letter: SettledLetter): Promise<'settled' | 'entered' | 'unchanged'> {
  const { id, outcome, because, messageKeys: keys, settledAt, contact } = letter;
  const at = new Date(settledAt);
  await db.query(CLAIM, [keys]);
  const { rows: known } = await db.query<{ status: string; dated_at: number }>(
    'select status, dated_at from delivery where id = $1',
    [id],
  );
  if (known[0]?.status === 'sent' || known[0]?.status === outcome) return 'unchanged';
  if (known[0]) {
    await db.query(
      `update delivery set status = $2, sent_at = $3, because = $4, message_keys = $5, dated_at = $6, attempt_begun_at = null,
         next_attempt_at = null, attempts = greatest(attempts, 1) where id = $1`,
      [id, outcome, outcome === 'sent' ? at : null, because, keys, new Date(letter.datedAt)],
    );
  } else {
    const { rows: there } = await db.query<{ key: string }>('select key from message where key = any($1)', [keys]);
    if (there.length === 0 || contact === null) return 'unchanged';
    await db.query(
      `insert into delivery (id, party, contact, post, channel, window_on, message_keys, subject, body_text, body_html,
         dated_at, status, because, attempts, tried_since, sent_at, stands_for)
       values ($1, $2, $3, $4, $5, ($6::timestamptz at time zone interval '8 hours')::date, $7, $8, $8, '', $6, $9, $10, 1, $6,
         $11, (select id from delivery where id = $12))`,
      [
        id,
        letter.party,
        contact,
        letter.post,
        letter.channel,
        new Date(letter.datedAt),
        keys,
        WORDS_LOST,
        outcome,
        because,
        outcome === 'sent' ? at : null,
        letter.standsFor,
      ],
    );
  }
  await db.query(
    `insert into delivery_message (message_key, recipient, channel, delivery)
     select m.key, d.recipient, d.channel, d.id from delivery d join message m on m.key = any($2)
      where d.id = $1
     on conflict (message_key, recipient, channel) do update set delivery = excluded.delivery`,
    [id, keys],
  );
  return known[0] ? 'settled' : 'entered';
}

/** The number given out last. */
export async function lastNumberIssued(db: Db): Promise<number> {
  const { rows } = await db.query<{ last: number }>(
    'select (case when is_called then last_value else 0 end)::float8 as last from issued_number',
  );
  return rows[0]!.last;
}

/** The next number given out comes after `number`. */
export async function moveNumbersPast(db: Db, number: number): Promise<void> {
  await db.query(`select setval('issued_number', $1)`, [number]);
}

/** Codes that were kept for dossiers of a kind. */
export async function codesKept(db: Db, kind: string): Promise<string[]> {
  const { rows } = await db.query<{ code: string }>('select code from dossier_code where kind = $1', [kind]);
  return rows.map(({ code }) => code);
}

/** What lines lean on and the database does not hold. */
export interface LeftBehind {
  parties: string[];
  documents: { id: string; kind: string; sha256: string; citedBy: string }[];
  /** Plans and exceptions, as `table id version`. */
  versions: string[];
}

export async function leftBehind(db: Db): Promise<LeftBehind> {
  const { rows: parties } = await db.query<{ id: string }>(
    `select distinct id from (select unnest(parties) as id from dossier union select party from ledger where party is not null) as named
      where not exists (select from party where party.id = named.id) order by id`,
  );
  const { rows: documents } = await db.query<LeftBehind['documents'][number]>(
    `select distinct on (cited ->> 'id') cited ->> 'id' as id, cited ->> 'kind' as kind, cited ->> 'sha256' as sha256,
       ledger.kind || ':' || ledger.code || ' 第' || seq || '行' as "citedBy"
       from ledger cross join jsonb_array_elements(case when jsonb_typeof(refs -> 'documents') = 'array' then refs -> 'documents' else '[]' end) as cited
      where not exists (select from document where document.id = cited ->> 'id') order by cited ->> 'id', "citedBy"`,
  );
  const { rows: versions } = await db.query<{ named: string }>(
    `with standing as (select distinct refs -> 'standing' as s from ledger where refs ? 'standing')
     select 'department-plans/' || (s -> 'departmentPlan' ->> 'department') || '/' || (s -> 'departmentPlan' ->> 'version') as named from standing
       where s -> 'departmentPlan' ? 'version' and not exists (select from department_plan p
         where p.department = s -> 'departmentPlan' ->> 'department' and p.version::text = s -> 'departmentPlan' ->> 'version')
     union select 'framework-plans/' || (s -> 'frameworkPlan' ->> 'id') from standing
       where s -> 'frameworkPlan' ? 'id' and not exists (select from framework_plan p
         where p.id = s -> 'frameworkPlan' ->> 'id' and p.version::text = s -> 'frameworkPlan' ->> 'version')
     union select 'sharing-exceptions/' || (s -> 'sharingException' ->> 'id') from standing
       where s -> 'sharingException' ? 'id' and not exists (select from sharing_exception p
         where p.id = s -> 'sharingException' ->> 'id' and p.version::text = s -> 'sharingException' ->> 'version')
     order by named`,
  );
  return { parties: parties.map(({ id }) => id), documents, versions: versions.map(({ named }) => named) };
}

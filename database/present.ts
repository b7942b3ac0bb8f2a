// What stands now of the dossiers that messages are about: by it a letter is looked through before it goes out.
import type { DossierFacts } from '../measures/dossier.ts';
import type { DutyRecord } from '../measures/duty.ts';
import type { Notice } from '../measures/notice.ts';
import type { AddressedPost } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

/** Of one message. */
export interface PresentRow {
  key: string;
  dutyRef: string | null;
  duty: DutyRecord | null;
  /** A later reminder of the same duty to the same post went out, or is about to. */
  isFollowed: boolean;
}

/** Nothing for messages that are not there. */
export async function presentOf(db: Db, keys: readonly string[]): Promise<PresentRow[]> {
  const { rows } = await db.query<PresentRow>(
    `select m.key, m.duty_ref as "dutyRef", d.record as duty,
            m.duty_ref is not null and exists (select from message l where l.kind = m.kind and l.code = m.code and l.duty_ref = m.duty_ref
              and l.party = m.party and l.post = m.post and l.status = 'claimed' and l.notice ->> 'kind' = m.notice ->> 'kind'
              and l.planned_on > m.planned_on) as "isFollowed"
       from message m left join duty d on d.kind = m.kind and d.code = m.code
        and d.duty = split_part(m.duty_ref, ':', 1) and d.key = substr(m.duty_ref, strpos(m.duty_ref, ':') + 1)
      where m.key = any($1)`,
    [keys],
  );
  return rows;
}

/** Facts of the dossiers, by `kind|code`. */
export async function factsOfDossiers(
  db: Db,
  dossiers: readonly { kind: string; code: string }[],
): Promise<Map<string, DossierFacts>> {
  const { rows } = await db.query<{ kind: string; code: string; facts: DossierFacts }>(
    `select kind, code, facts from dossier where (kind, code) in (select * from unnest($1::text[], $2::text[]))`,
    [dossiers.map(({ kind }) => kind), dossiers.map(({ code }) => code)],
  );
  return new Map(rows.map(({ kind, code, facts }) => [`${kind}|${code}`, facts]));
}

/** One that the same post of the same party should have been told of its dossier, and never was. */
export interface UntoldMessage {
  kind: string;
  code: string;
  post: AddressedPost;
  key: string;
  seq: number;
  notice: Notice;
}

/**
 * What this party should have been told before the last of these messages about a dossier and never was: not sent, nor
 * possibly sent. Also what was taken back before anybody tried. Each once: a letter may hold hundreds about one dossier,
 * and by pairs these would be as many times those before them.
 */
export async function neverToldBefore(db: Db, keys: readonly string[]): Promise<UntoldMessage[]> {
  const { rows } = await db.query<UntoldMessage>(
    `with last as (select kind, code, party, post, max(seq) as seq from message where key = any($1) group by kind, code, party, post)
     select e.kind, e.code, e.post, e.key, e.seq, e.notice
       from last m join message e on e.kind = m.kind and e.code = m.code and e.party = m.party and e.post = m.post and e.seq < m.seq
      where (e.notice ->> 'kind' in ('act', 'awaitingConsent') or e.notice ->> 'nature' = 'served')
        and not exists (select from delivery_message l join delivery d on d.id = l.delivery
              where l.message_key = e.key and (d.status = 'sent' or d.unknown_outcomes > 0) and not d.left_out ? e.key)
      order by e.seq, e.key`,
    [keys],
  );
  return rows;
}

/** The message by which this post of this party is told of a line, where it is told. */
export async function newsOfLine(
  db: Db,
  { kind, code, party, post, seq }: { kind: string; code: string; party: PartyId; post: AddressedPost; seq: number },
): Promise<boolean> {
  const { rows } = await db.query(
    `select from message where kind = $1 and code = $2 and party = $3 and post = $4 and seq = $5 and notice ->> 'kind' = 'act' limit 1`,
    [kind, code, party, post, seq],
  );
  return rows.length > 0;
}

// Promise 5, second half: what was due was claimed once, every mail that was sent carries the id of one frozen delivery,
// and what could not be sent went to somebody else or says why not.
import { STAND_INS, type AddressedPost, type Post } from '../../measures/post.ts';
import type { Db } from '../../database/pool.ts';
import type { Finding } from './finding.ts';

/** A mail a server took, whole; the same delivery may be taken more than once. */
export interface TakenMail {
  /** With its brackets, as in the header. */
  messageId: string;
  to: string;
  /** Equal for equal mails, headers included. */
  fingerprint: string;
}

interface Row {
  id: string;
  recipient: string;
  channel: string;
  address: string | null;
  keys: string[];
  status: 'waiting' | 'retrying' | 'sent' | 'failed' | 'leftOut';
  because: string | null;
  unknownOutcomes: number;
  /** Beyond 1 it was addressed or divided anew, and counts its outcomes anew. */
  version: number;
}

/** Time for the relay to notice and the mailbox to claim. */
const CLAIM_GRACE = `interval '20 seconds'`;

/** `mails` only where a server of the test took everything that was sent; else the outbox alone is looked at. */
export async function checkDeliveries(db: Db, mails: readonly TakenMail[] | undefined): Promise<Finding[]> {
  const { rows } = await db.query<Row>(
    'select id, recipient, channel, address, message_keys as keys, status, because, unknown_outcomes as "unknownOutcomes", version from delivery',
  );
  return [
    ...doubled(rows),
    ...(await takenBack(db)),
    ...(await unclaimed(db, mails !== undefined)),
    ...undelivered(rows),
    ...(mails ? [...(await notPassedOn(db)), ...mailFindings(rows, mails)] : []),
  ];
}

/** A key begins with kind and code. */
const dossierOf = (key: string): string => key.split('|').slice(0, 2).join(':');
const finding = (key: string, says: string): Finding => ({
  promise: 5,
  dossier: dossierOf(key),
  says: `the message ${key} ${says}`,
});

function doubled(rows: readonly Row[]): Finding[] {
  const seen = new Map<string, string>();
  const found: Finding[] = [];
  for (const { id, recipient, channel, address, keys, status } of rows) {
    // What was left out of one delivery may lie in another: nothing of it was sent.
    if (status === 'leftOut') continue;
    for (const key of keys) {
      for (const place of new Set([
        `${key} ${channel} ${recipient}`,
        `${key} ${channel} <${address?.toLowerCase() ?? recipient}>`,
      ])) {
        if (seen.has(place))
          found.push(finding(key, `lies in two deliveries of one recipient and channel: ${seen.get(place)} and ${id}`));
        else seen.set(place, id);
      }
    }
  }
  return found;
}

/** What was taken back before it left is in nobody's mail. */
async function takenBack(db: Db): Promise<Finding[]> {
  const { rows } = await db.query<{ key: string; delivery: string }>(
    `select key, d.delivery from message m join delivery_message d on d.message_key = m.key where m.status = 'cancelled'`,
  );
  return rows.map(({ key, delivery }) => finding(key, `was taken back and lies in ${delivery}`));
}

async function unclaimed(db: Db, isSent: boolean): Promise<Finding[]> {
  const { rows } = await db.query<{ key: string; status: string }>(
    `select key, status from message m where (status = 'claimed' and not exists (select from delivery_message d where d.message_key = m.key))
       or ($1 and status = 'waiting' and send_not_before < now() - ${CLAIM_GRACE})`,
    [isSent],
  );
  return rows.map(({ key, status }) =>
    finding(key, status === 'claimed' ? 'is claimed and lies in no delivery' : 'is due and was not claimed'),
  );
}

function undelivered(rows: readonly Row[]): Finding[] {
  return rows.flatMap(({ id, keys, status, because }) => {
    if (status === 'waiting' || status === 'retrying') return [finding(keys[0]!, `lies in ${id}, which is not sent`)];
    const isUnexplained = status !== 'sent' && !because;
    return isUnexplained ? [finding(keys[0]!, `lies in ${id}, which is ${status} and does not say why`)] : [];
  });
}

/**
 * Of what failed everywhere: somebody who stands in for its post, has an address of his own and was never tried, nor has
 * the same notice for another post.
 */
async function notPassedOn(db: Db): Promise<Finding[]> {
  const { rows } = await db.query<{ key: string; meant: AddressedPost; post: Post; name: string }>(
    `select m.key, m.post as meant, c.post, c.name from message m join party p on p.id = m.party
       join contact c on c.party = case when c.post = 'administrator' then coalesce(p.department, p.id) else p.id end
      where c.departments = '{}' and c.addresses ? 'mail'
        and exists (select from delivery_message l where l.message_key = m.key)
        and not exists (select from delivery_message l join delivery d on d.id = l.delivery
              where l.message_key = m.key and (d.status <> 'failed' or d.contact = c.id or lower(d.address) = lower(c.addresses ->> 'mail')))
        and not exists (select from message o join delivery_message l on l.message_key = o.key join delivery d on d.id = l.delivery
              where o.party = m.party and o.kind = m.kind and o.code = m.code and o.notice = m.notice and o.post <> m.post
                and d.contact = c.id and d.status in ('waiting', 'retrying', 'sent'))
      order by m.key, c.id`,
  );
  return rows
    .filter(({ meant, post }) => STAND_INS[meant].includes(post))
    .map(({ key, name }) => finding(key, `failed and was not passed on to ${name}`));
}

/** `<id@domain>`; the domain is a setting. */
const deliveryOf = (messageId: string): string => messageId.replace(/^<|@.*$/g, '');

function mailFindings(rows: readonly Row[], mails: readonly TakenMail[]): Finding[] {
  const deliveries = new Map(rows.filter(({ channel }) => channel === 'mail').map((row) => [row.id, row]));
  const found: Finding[] = [];
  const first = new Map<string, TakenMail>();
  const copies = new Map<string, number>();
  for (const mail of mails) {
    const { messageId, to, fingerprint } = mail;
    const delivery = deliveries.get(deliveryOf(messageId));
    if (!delivery) found.push({ promise: 5, dossier: '?', says: `the mail ${messageId} to ${to} is of no delivery` });
    else if (delivery.address?.toLowerCase() !== to.toLowerCase())
      found.push(finding(delivery.keys[0]!, `went to ${to} instead of ${delivery.address}`));
    const before = first.get(deliveryOf(messageId)) ?? mail;
    copies.set(deliveryOf(messageId), (copies.get(deliveryOf(messageId)) ?? 0) + 1);
    if (before.fingerprint !== fingerprint)
      found.push({
        promise: 5,
        dossier: delivery ? dossierOf(delivery.keys[0]!) : '?',
        says: `the mail ${messageId} was repeated with other content`,
      });
    first.set(deliveryOf(messageId), before);
  }
  for (const [id, { keys, status, unknownOutcomes, version }] of deliveries) {
    const times = copies.get(id) ?? 0;
    if (status === 'sent' && times === 0)
      found.push(finding(keys[0]!, `is noted as sent in ${id}, which no server took`));
    if (version === 1 && times > 1 + unknownOutcomes)
      found.push(finding(keys[0]!, `was taken ${times} times in ${id}, after ${unknownOutcomes} unknown outcomes`));
  }
  return found;
}

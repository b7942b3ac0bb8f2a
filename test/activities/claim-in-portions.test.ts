// Test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES } from '../messages/samples.ts';
import { PostOffice } from '../workflows/post-office.ts';
// Under test
import { claimMessagesWith } from '../../activities/claim-messages.ts';
import type { Pool } from '../../database/pool.ts';
import { LINES_OF_A_TABLE } from '../../messages/parts.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const NOON = Date.parse('2030-01-07T04:00:00Z');
/** As much as one transaction of a claim may hold. */
const AT_ONCE = 1_000;
const REMINDER = SAMPLES.find(({ notice }) => notice.kind === 'reminder')!.notice;

/** That many reminders, each of a project of its own, all due on the same morning. */
async function postMany(party: string, count: number): Promise<string[]> {
  const { rows } = await office.owner.query<{ key: string }>(
    `insert into message (key, kind, code, seq, party, post, step, planned_on, send_not_before, notice, created_at)
     select $1 || '/' || n, 'project', $1 || '-' || n, 1, $1, 'handler', 'ahead-30', current_date, now(),
       jsonb_set($2::jsonb, '{dossier,code}', to_jsonb($1 || '-' || n)), now() from generate_series(1, $3) n returning key`,
    [party, REMINDER, count],
  );
  return rows.map(({ key }) => key);
}

/** Lets `transactions` begin, and then is away. */
const goneAfter = (transactions: number): Pool =>
  ({
    query: office.pool.query.bind(office.pool),
    connect: () => (transactions-- > 0 ? office.pool.connect() : Promise.reject(new Error('connection refused'))),
  }) as unknown as Pool;

describe('a claim of thousands', () => {
  it('holds no more than a thousand messages at once, and takes all of them, each once, in parts as small as ever', async () => {
    const party = await office.registerUnit({ handler: 'a@portion.example' });
    const keys = await postMany(party, 2_300);
    const { unsent, failed } = await claimMessagesWith(office)({ party, asOf: NOON });
    const { rows } = await office.owner.query<{ together: number }>(
      `select count(*)::int as together from message where party = $1 group by xmin::text order by 1`,
      [party],
    );
    expect(rows.map(({ together }) => together)).toEqual([300, AT_ONCE, AT_ONCE]);
    const deliveries = await office.deliveriesOf(party);
    expect(deliveries.flatMap(({ message_keys }) => message_keys).sort()).toEqual([...keys].sort());
    expect(await office.misplacedKeys(keys)).toEqual([]);
    for (const { message_keys, body_html, body_text } of deliveries) {
      expect(message_keys.length).toBeLessThanOrEqual(LINES_OF_A_TABLE);
      expect(Buffer.byteLength(body_html + body_text)).toBeLessThan(1_000_000);
    }
    expect(unsent.map(({ id }) => id).sort()).toEqual(deliveries.map(({ id }) => id).sort());
    expect(failed).toEqual([]);
  });

  it('keeps what it has taken when the database goes away in its middle; the next attempt takes the rest and names all that found nobody', async () => {
    const party = await office.registerUnit({});
    const keys = await postMany(party, 1_100);
    const { channels } = office;
    await expect(claimMessagesWith({ pool: goneAfter(1), channels })({ party, asOf: NOON })).rejects.toThrow('refused');
    expect((await office.deliveriesOf(party)).flatMap(({ message_keys }) => message_keys)).toHaveLength(AT_ONCE);
    const { unsent, failed } = await claimMessagesWith(office)({ party, asOf: NOON });
    const deliveries = await office.deliveriesOf(party);
    expect(deliveries.flatMap(({ message_keys }) => message_keys).sort()).toEqual([...keys].sort());
    expect(unsent).toEqual([]);
    expect([...failed].sort()).toEqual(deliveries.map(({ id }) => id).sort());
  });

  it('holds no message while it writes: one that is taken back meanwhile lies in no letter, and the others go out', async () => {
    const party = await office.registerUnit({ handler: 'b@portion.example' });
    const [gone, ...left] = await postMany(party, 3);
    let isTakenBack = false;
    const pool = {
      query: office.pool.query.bind(office.pool),
      connect: async () => {
        if (!isTakenBack) await office.owner.query(`update message set status = 'cancelled' where key = $1`, [gone]);
        isTakenBack = true;
        return office.pool.connect();
      },
    } as unknown as Pool;
    await claimMessagesWith({ pool, channels: office.channels })({ party, asOf: NOON });
    expect((await office.deliveriesOf(party)).map(({ message_keys }) => message_keys)).toEqual([left]);
  });
});

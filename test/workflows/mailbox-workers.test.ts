// test support
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostOffice } from './post-office.ts';
import { until } from './until.ts';
import { quietRuntime } from './world.ts';

let office: PostOffice;
beforeAll(async () => {
  quietRuntime();
  office = await PostOffice.open();
});
afterAll(() => office.close());

const units = (count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, () =>
      office.registerUnit({ handler: `handler@${crypto.randomUUID().slice(0, 8)}.example` }),
    ),
  );
const emailOf = async (party: string): Promise<string> =>
  (
    await office.owner.query<{ email: string }>(`select addresses ->> 'mail' as email from contact where party = $1`, [
      party,
    ])
  ).rows[0]!.email;
const unsentOf = async (parties: string[]): Promise<number> =>
  (await Promise.all(parties.map((party) => office.deliveriesOf(party))))
    .flat()
    .filter(({ status }) => status !== 'sent').length;
const isAllClaimed = async (keys: string[]): Promise<boolean> =>
  (
    await office.pool.query<{ left: number }>(
      `select count(*)::int as left from message where key = any($1) and status = 'waiting'`,
      [keys],
    )
  ).rows[0]!.left === 0;

describe('a worker that is killed', () => {
  it(
    'loses nothing and puts nothing into two deliveries; what its kill repeats has the same Message-ID',
    { timeout: 240_000 },
    async () => {
      const parties = await units(6);
      const emails = await Promise.all(parties.map(emailOf));
      const [silent, later] = [emails[0]!, emails[1]!];
      const first = await office.startProcess();
      // One mail is taken by the server, which then does not say so; one is put off and waits for its next attempt.
      office.mailServer.next(silent, 'silence');
      office.mailServer.next(later, 450);
      const keys = await Promise.all(parties.flatMap((party) => [office.post({ party }), office.post({ party })]));
      await until(
        'both mails',
        () => [silent, later].every((email) => office.mailServer.handedOver.some(({ to }) => to === email)),
        60_000,
      );
      first.kill('SIGKILL');
      await once(first, 'exit');
      const killedAt = Date.now();
      // Acts go on while no worker is there.
      keys.push(...(await Promise.all(parties.map((party) => office.post({ party })))));

      await office.startProcess();
      await until(
        'all claimed and sent',
        async () => (await isAllClaimed(keys)) && (await unsentOf(parties)) === 0,
        150_000,
      );
      expect(await office.misplacedKeys(keys)).toEqual([]);
      const deliveries = (await Promise.all(parties.map((party) => office.deliveriesOf(party)))).flat();
      const accepted = office.mailServer.accepted().map(({ messageId }) => messageId);
      expect(new Set(accepted)).toEqual(new Set(deliveries.map(({ id }) => `<${id}@test.example>`)));
      // Repeated is only what the kill caught between the server's taking it and our note of that.
      const seen = office.mailServer.handedOver.filter(({ answered }) => answered !== 450);
      const firstOf = (messageId: string) => seen.find((mail) => mail.messageId === messageId)!;
      const repeated = seen.filter((mail) => firstOf(mail.messageId) !== mail);
      for (const { messageId } of repeated) expect(firstOf(messageId).at).toBeLessThanOrEqual(killedAt);
      expect(new Set(repeated.map(({ messageId }) => messageId)).size).toBe(repeated.length);
      expect(repeated.map(({ messageId }) => messageId)).toContain(seen.find(({ to }) => to === silent)!.messageId);
      console.log(
        `killed: ${deliveries.length} deliveries, ${accepted.length} mails accepted, repeated by the kill: ${repeated.length}`,
      );
    },
  );
});

describe('several workers and relays', () => {
  it('send each message once, also where no notification came', { timeout: 120_000 }, async () => {
    // The one started after the kill runs on.
    await office.startProcess();
    const parties = await units(8);
    const keys = await Promise.all(
      Array.from({ length: 5 }, () => parties.map((party) => office.post({ party, notifies: false }))).flat(),
    );
    await until('all sent', async () => (await isAllClaimed(keys)) && (await unsentOf(parties)) === 0, 60_000);
    expect(await office.misplacedKeys(keys)).toEqual([]);
    const deliveries = (await Promise.all(parties.map((party) => office.deliveriesOf(party)))).flat();
    for (const { id } of deliveries)
      expect(office.mailServer.accepted().filter(({ messageId }) => messageId === `<${id}@test.example>`)).toHaveLength(
        1,
      );
  });
});

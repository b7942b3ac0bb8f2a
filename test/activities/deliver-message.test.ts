// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostOffice } from '../workflows/post-office.ts';
// under test
import { claimMessagesWith } from '../../activities/claim-messages.ts';
import { deliverMessageWith } from '../../activities/deliver-message.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const NOON = Date.parse('2030-01-07T04:00:00Z');
const claim = async (party: string) => (await claimMessagesWith(office)({ party, asOf: NOON })).unsent;

describe('delivering', () => {
  const deliver = (deliveryId: string, waited = 0) =>
    deliverMessageWith({
      pool: office.pool,
      channels: office.channels,
      waitedMs: () => waited,
      beat: () => undefined,
    })({ deliveryId, asOf: NOON, isAlone: false });

  it('sends once however often it runs', async () => {
    const party = await office.registerUnit({ handler: 'i@send.example' });
    await office.post({ party });
    const [delivery] = await claim(party);
    expect([await deliver(delivery!.id, 90_000), await deliver(delivery!.id)]).toEqual(['sent', 'sent']);
    expect(office.mailServer.accepted('i@send.example')).toHaveLength(1);
    const [sent] = await office.deliveriesOf(party);
    expect(sent).toMatchObject({ attempts: 1, status: 'sent' });
    expect(sent!.sent_at! - NOON - 90_000).toBeLessThan(5_000);
  });

  it('takes an address that is none for a permanent refusal', async () => {
    const party = await office.registerUnit({ handler: '经办人' });
    await office.post({ party });
    const [delivery] = await claim(party);
    expect([await deliver(delivery!.id), await deliver(delivery!.id)]).toEqual(['failed', 'failed']);
    expect((await office.deliveriesOf(party))[0]!.because).toMatch(/^收件地址不是电子邮箱地址/);
  });

  it('is not even begun where no channel is open, and goes out once one is', async () => {
    const party = await office.registerUnit({ handler: 'v@send.example' });
    await office.post({ party });
    const closed = await claimMessagesWith({ pool: office.pool, channels: new Map() })({ party, asOf: NOON });
    expect(closed.unsent).toEqual([]);
    expect(await office.deliveriesOf(party)).toMatchObject([{ status: 'failed', because: '没有开通的渠道' }]);
    const [delivery] = await claim(party);
    expect(await deliver(delivery!.id)).toBe('sent');
    expect(office.mailServer.accepted('v@send.example')).toHaveLength(1);
  });

  it('throws, to be tried again, where the channel is closed on this worker, and says what opens it', async () => {
    const party = await office.registerUnit({ handler: 'j@send.example' });
    await office.post({ party });
    const [delivery] = await claim(party);
    await expect(
      deliverMessageWith({ pool: office.pool, channels: new Map(), waitedMs: () => 0, beat: () => undefined })({
        deliveryId: delivery!.id,
        asOf: NOON,
        isAlone: false,
      }),
    ).rejects.toThrow('SMTP_URL');
    expect(await office.deliveriesOf(party)).toMatchObject([
      { status: 'retrying', attempts: 1, because: expect.stringContaining('SMTP_URL') },
    ]);
  });
});

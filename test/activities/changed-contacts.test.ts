// M3: addresses that change while a letter waits, is tried again, failed or is sent.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, deliver, isToBeWoken, MINUTE, moods, office, openOffice, unit } from './changing-contacts.ts';

beforeAll(openOffice);
afterAll(() => office.close());

describe('M3: an address that changes', () => {
  it('while the letter waits has it go to the new one alone, as the same delivery', async () => {
    const { party, moves, rows, sentTo } = await unit('handler');
    await office.post({ party });
    const [delivery] = await claim(party);
    await moves('handler', 'new');
    expect(await deliver(delivery!.id)).toBe('sent');
    expect(await rows()).toEqual(['handler new sent']);
    expect([sentTo('handler'), sentTo('new')]).toEqual([0, 1]);
    expect((await office.deliveriesOf(party))[0]!.id).toBe(delivery!.id);
  });

  it('while the letter is tried again wakes the mailbox, and nothing waits for the next attempt any more', async () => {
    const { party, at, moves, rows, sentTo } = await unit('handler');
    await office.post({ party });
    const [delivery] = await claim(party);
    moods.always(at('handler'), 'defers');
    await deliver(delivery!.id);
    await office.pool.query('update delivery set announced_at = null where party = $1', [party]);
    await moves('handler', 'new');
    expect(await isToBeWoken(party)).toBe(true);
    const [again] = await claim(party, MINUTE);
    expect(again).toMatchObject({ id: delivery!.id, version: 2 });
    // 4 s after an attempt that was to be repeated after 10.
    expect(await deliver(again!.id, 4_000)).toBe('sent');
    expect(await rows()).toEqual(['handler new sent']);
    expect(sentTo('new')).toBe(1);
  });

  it('after it bounced has the letter sent to the new one by itself; who got it instead gets it no second time', async () => {
    const { party, at, moves, rows, sentTo } = await unit('handler', 'leader');
    const key = await office.post({ party });
    const [delivery] = await claim(party);
    moods.always(at('handler'), 'gone');
    await deliver(delivery!.id);
    const [instead] = await claim(party);
    await deliver(instead!.id);
    expect(await rows()).toEqual(['handler handler failed', 'leader leader sent']);
    expect(await isToBeWoken(party)).toBe(false);
    await moves('handler', 'new');
    expect(await isToBeWoken(party)).toBe(true);
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect((await rows()).sort()).toEqual(['handler new sent', 'leader leader sent']);
    expect([sentTo('new'), sentTo('leader')]).toEqual([1, 1]);
    expect(await claim(party, 2 * MINUTE)).toEqual([]);
    expect(await isToBeWoken(party)).toBe(false);
    expect(await office.misplacedKeys([key])).toEqual([]);
  });

  it('to where the same notice went already brings it there no second time', async () => {
    const { party, at, moves, rows, sentTo } = await unit('handler', 'leader');
    await office.post({ party });
    const [delivery] = await claim(party);
    moods.always(at('handler'), 'gone');
    await deliver(delivery!.id);
    for (const { id } of await claim(party)) await deliver(id);
    await moves('handler', 'LEADER');
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect((await rows()).sort()).toEqual(['handler handler leftOut', 'leader leader sent']);
    expect([sentTo('leader'), sentTo('LEADER')]).toEqual([1, 0]);
  });

  it('after the letter was sent changes nothing', async () => {
    const { party, moves, rows, sentTo } = await unit('handler');
    await office.post({ party });
    const [delivery] = await claim(party);
    await deliver(delivery!.id);
    await moves('handler', 'new');
    expect(await isToBeWoken(party)).toBe(false);
    expect(await claim(party, MINUTE)).toEqual([]);
    expect(await rows()).toEqual(['handler handler sent']);
    expect(sentTo('new')).toBe(0);
  });

  it('while an attempt is under way lets that end, and notes what came of it', async () => {
    const { party, moves, rows } = await unit('handler');
    await office.post({ party });
    const [delivery] = await claim(party);
    await office.pool.query('update delivery set attempt_begun_at = now() where party = $1', [party]);
    await moves('handler', 'new');
    expect(await claim(party)).toMatchObject([{ id: delivery!.id, version: 1 }]);
    expect(await rows()).toEqual(['handler handler waiting']);
  });
});

// One more channel is a file, a line of the registry and a setting: the file is receiver.ts, the line stands below, the
// setting is handed to the office. Nothing else knows of it.
// test support
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { Listening } from '../api/world.ts';
import { PostOffice } from './post-office.ts';
import { until } from './until.ts';
import { Receiver } from './receiver.ts';
import { quietRuntime } from './world.ts';
// replaced
vi.mock('../../messages/channels/registry.ts', async (importOriginal) => {
  const { CHANNELS } = await importOriginal<typeof import('../../messages/channels/registry.ts')>();
  const { robot } = await import('./receiver.ts');
  return { CHANNELS: [...CHANNELS, robot] };
});

const receiver = new Receiver();
const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
let office: PostOffice;
let apiPool: Pool;
let api: Listening;
beforeAll(async () => {
  quietRuntime();
  office = await PostOffice.open({ robotUrl: await receiver.listen() });
  await office.startWorkers();
  office.startRelay(25_000);
  apiPool = openPool(office.apiUrl, { name: 'one-more-channel' });
  api = await Listening.open({ pool: apiPool, engine });
});
afterAll(async () => {
  await api?.close();
  await Promise.all([apiPool?.end(), engine.close()]);
  await office?.close();
  await receiver.close();
});

/** Entered as an administrator enters them. */
async function registered(contacts: object[]): Promise<string> {
  const administrator = { party: 'big-data', role: 'administrator' } as const;
  const id = `department-${crypto.randomUUID().slice(0, 8)}`;
  const { status, text } = await api.call(administrator, 'PUT', `/parties/${id}`, {
    body: { name: '市交通运输委', contacts },
  });
  expect([status, text]).toEqual([200, text]);
  return id;
}
const delivered = async (party: string) =>
  (await office.deliveriesOf(party)).map(({ channel, address, status }) => [channel, address, status]);

describe.concurrent('one more channel', () => {
  it('carries the same message to one person beside the mail, as text', async () => {
    const party = await registered([
      { post: 'handler', name: '张三', addresses: { mail: 'zhang@two.example', robot: 'R-1' } },
    ]);
    const key = await office.post({ party });
    await until('both', () => receiver.to('R-1').length + office.mailServer.accepted('zhang@two.example').length === 2);
    await until('an end', () => office.hasEnded(party));
    const [mail, robot] = await office.deliveriesOf(party);
    expect([mail!.channel, robot!.channel]).toEqual(['mail', 'robot']);
    expect(mail!.contact).toBe(robot!.contact);
    expect([mail!.message_keys, robot!.message_keys]).toEqual([[key], [key]]);
    expect(receiver.to('R-1')).toMatchObject([
      {
        id: robot!.id,
        to: { name: '张三' },
        subject: expect.stringContaining('【督办】'),
        text: mail!.body_text,
        html: '',
      },
    ]);
    expect(await office.misplacedKeys([key])).toEqual([]);
  });

  it('is all that some people have, and none to others', async () => {
    const party = await registered([
      { post: 'handler', name: '李四', addresses: { robot: 'R-2' } },
      { post: 'leader', name: '王五', addresses: { mail: 'wang@two.example' } },
    ]);
    await office.postTogether({ party }, { party, post: 'leader' });
    await until(
      'two deliveries',
      async () => (await delivered(party)).filter(([, , is]) => is === 'sent').length === 2,
    );
    expect(await delivered(party)).toEqual([
      ['robot', 'R-2', 'sent'],
      ['mail', 'wang@two.example', 'sent'],
    ]);
  });

  it('falls back to the next person by whatever finds him, once no channel brings it to the first', async () => {
    const party = await registered([
      { post: 'handler', name: '甲', addresses: { mail: 'jia@two.example', robot: 'R-3' } },
      { post: 'head', name: '乙', addresses: { mail: 'yi@two.example', robot: 'R-4' } },
    ]);
    receiver.gone.add('R-3');
    await office.post({ party });
    await until('an end', async () => (await delivered(party)).length === 2 && (await office.hasEnded(party)));
    // The mail arrived, so nobody else is bothered.
    expect(await delivered(party)).toEqual([
      ['mail', 'jia@two.example', 'sent'],
      ['robot', 'R-3', 'failed'],
    ]);
    office.mailServer.always('jia@two.example', 550);
    await office.post({ party });
    const standing = async () => [await office.statusOf(party), await office.deliveriesOf(party)];
    await until('the head has his', () => receiver.to('R-4').length === 1, 20_000, standing);
    await until('an end', () => office.hasEnded(party));
    expect((await delivered(party)).slice(2)).toEqual([
      ['mail', 'jia@two.example', 'failed'],
      ['robot', 'R-3', 'failed'],
      ['mail', 'yi@two.example', 'sent'],
      ['robot', 'R-4', 'sent'],
    ]);
    expect(receiver.to('R-4')[0]!.text).toContain('原发经办人（甲），未能送达，改送处室负责人');
  });

  it('sends what passes its limit as several, each message in one of them', async () => {
    const party = await registered([{ post: 'handler', name: '丙', addresses: { robot: 'R-5' } }]);
    const keys = await office.postTogether(...Array.from({ length: 6 }, () => ({ party })));
    await until('all sent', async () => {
      const sent = (await office.deliveriesOf(party)).filter(({ status }) => status === 'sent');
      return sent.flatMap(({ message_keys }) => message_keys).length === 6;
    });
    expect(receiver.to('R-5').length).toBeGreaterThan(1);
    expect(await office.misplacedKeys(keys)).toEqual([]);
  });

  it('is asked for the shape of its own addresses', async () => {
    const administrator = { party: 'big-data', role: 'administrator' } as const;
    const put = (addresses: object) =>
      api.call(administrator, 'PUT', '/parties/department-shapes', {
        body: { name: '市某局', contacts: [{ post: 'handler', name: '丁', addresses }] },
      });
    expect(await put({ robot: 'nobody' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/contacts/0/addresses/robot', says: '应为机器人编号' }] },
    });
    expect(await put({ pigeon: 'R-1' })).toMatchObject({ status: 400 });
    expect(await put({})).toMatchObject({ status: 400, body: { errors: [{ pointer: '/contacts/0/addresses' }] } });
  });
});

// test support
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { migrate } from '../../worker/migrate.ts';
import { Listening, type Caller } from './world.ts';

const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };

interface Contact {
  id?: string;
  post: string;
  name: string;
  division?: string;
  addresses: Record<string, string>;
  departments?: string[];
}

describe('the contacts of a party', () => {
  const name = `contacts_${randomUUID().slice(0, 8)}`;
  const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
  let pool: Pool;
  let api: Listening;
  beforeAll(async () => {
    const databases = await createDatabase(inject('databases'), name);
    await migrate(databases.ownerUrl);
    pool = openPool(databases.apiUrl, { name });
    api = await Listening.open({ pool, engine });
    for (const department of ['department-one', 'department-two'])
      await api.call(ADMINISTRATOR, 'PUT', `/parties/${department}`, { body: { name: department, contacts: [] } });
    await put('unit-one', []);
  });
  afterAll(async () => {
    await api?.close();
    await Promise.all([engine.close(), pool?.end()]);
    await dropDatabase(inject('databaseSuperuserUrl'), name);
  });

  const person = (post: string, over: Partial<Contact> = {}): Contact => ({
    post,
    name: `${post}同志`,
    addresses: { mail: `${post}@example.org` },
    ...over,
  });
  const put = (party: string, contacts: readonly Contact[]) =>
    api.call(ADMINISTRATOR, 'PUT', `/parties/${party}`, {
      body: { name: `名称 ${party}`, ...(party.startsWith('unit-') && { department: 'department-one' }), contacts },
    });
  const refused = async (party: string, contacts: readonly Contact[]) => {
    const { status, body } = await put(party, contacts);
    return [status, ...body.errors.map(({ pointer, says }: { pointer: string; says: string }) => `${pointer} ${says}`)];
  };

  it('are shown as they were given, in the order of their posts, each with an identity', async () => {
    const given = [
      person('leader'),
      person('handler', { division: '科技处', name: '张三' }),
      person('head', { division: '科技处' }),
      person('administrator'),
      person('deputy'),
    ];
    const entered = await put('unit-one', given);
    const shown = await api.call({ party: 'unit-one' }, 'GET', '/parties/unit-one');
    expect(shown.body.contacts).toEqual(entered.body.contacts);
    const ordered = [given[1], given[2], given[0], given[4], given[3]];
    expect(shown.body.contacts).toEqual(
      ordered.map((one) => ({ ...one, id: expect.stringMatching(/^[0-9a-f-]{36}$/) })),
    );
    expect(new Set(shown.body.contacts.map(({ id }: Contact) => id)).size).toBe(5);
  });

  it('keep their identity through whatever changes, when it is sent back, and lose it only with themselves', async () => {
    const first: Contact[] = (await put('unit-one', [person('handler'), person('head')])).body.contacts;
    const [handler, head] = first as [Contact, Contact];
    // The two change places, and one moves to another mailbox.
    const changed: Contact[] = [
      { ...handler, post: 'head', addresses: { mail: 'moved@example.org' } },
      { ...head, post: 'handler' },
      person('leader'),
    ];
    const { contacts } = (await put('unit-one', changed)).body;
    expect(contacts.map(({ id, post }: Contact) => [id, post])).toEqual([
      [head.id, 'handler'],
      [handler.id, 'head'],
      [expect.not.stringMatching(`${head.id}|${handler.id}`), 'leader'],
    ]);
    await put('unit-one', [person('leader')]);
    expect(await refused('unit-one', [handler])).toEqual([400, '/contacts/0/id 本单位没有这名联系人']);
  });

  it('are of one party alone', async () => {
    const [own] = (await put('unit-one', [person('handler')])).body.contacts as [Contact];
    expect(await refused('department-one', [own])).toEqual([400, '/contacts/0/id 本单位没有这名联系人']);
    expect(await refused('unit-one', [own, { ...own, post: 'head' }])).toEqual([
      400,
      '/contacts/1/id 同一联系人只能列一次',
    ]);
  });

  it('hold each post once, and at a bureau once for each department besides', async () => {
    const one = person('handler', { departments: ['department-one'] });
    const two = person('handler', { departments: ['department-two'] });
    const rest = person('handler');
    expect(await put('finance', [one, two, rest])).toMatchObject({
      status: 200,
      body: { contacts: [rest, one, two] },
    });
    expect(await refused('finance', [rest, rest])).toEqual([400, '/contacts/1/post 未写明分管部门的经办人只能有一名']);
    expect(await refused('finance', [one, { ...two, departments: ['department-two', 'department-one'] }])).toEqual([
      400,
      '/contacts/1/departments 部门「department-one」已有分管的经办人',
    ]);
    expect(await put('finance', [one, { ...one, post: 'head' }])).toMatchObject({ status: 200 });
    expect(await refused('finance', [person('handler', { departments: ['department-three'] })])).toEqual([
      400,
      '/contacts/0/departments 部门「department-three」尚未登记',
    ]);
    expect(await refused('unit-one', [one])).toEqual([400, '/contacts/0/departments 只有主管机关的联系人分管部门']);
  });

  it('have one of five posts and an address, and are forty at most', async () => {
    expect((await refused('unit-one', [person('boss')]))[1]).toMatch('/contacts/0/post');
    expect((await refused('unit-one', [person('handler', { addresses: {} })]))[1]).toMatch('/contacts/0/addresses');
    const departments = Array.from({ length: 41 }, (_, index) => `department-${index}`);
    const many = departments.map((department) => person('handler', { departments: [department] }));
    expect((await refused('finance', many))[1]).toMatch('/contacts');
  });
});

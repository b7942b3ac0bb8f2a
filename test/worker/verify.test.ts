// What an owner of the database does behind the ledger's back, and who finds it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// test support
import { inputOf } from '../activities/recording.ts';
import { randomLife } from '../activities/written-life.ts';
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { projectId } from '../dossier-names.ts';
// under test
import { recordWith } from '../../activities/record.ts';
import { noteChange } from '../../database/audit.ts';
import { contentHash, lineHash, type LineContent } from '../../database/hash-chain.ts';
import { readLedger } from '../../database/ledger.ts';
import { putParty, readParty } from '../../database/party.ts';
import { inTransaction, type Db, type Pool } from '../../database/pool.ts';
import { verify } from '../../worker/verify.ts';
import { against } from '../../worker/verify/against.ts';
import { detailLines, sealed, sealLine, sealsIn, SNAPSHOT } from '../../worker/verify/seal.ts';

const [GOOD, TOUCHED] = ['CQ-2026-0001', 'CQ-2026-0002'] as const;
const LENGTH = 8;
const PARTY = 'department-health';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_rows');
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query('truncate dossier, ledger, duty, message, administrative_change cascade');
  await database.owner.query('delete from party where id = $1', [PARTY]);
  const record = recordWith({ pool: database.worker });
  for (const code of [GOOD, TOUCHED]) await record(inputOf(randomLife(code, 7, LENGTH)));
  await register('市卫生健康委');
});

/** As the API registers it. */
const register = (name: string) =>
  inTransaction(database.owner, async (db) => {
    const before = await readParty(db, PARTY);
    const contacts = [{ post: 'handler' as const, name: '张三', addresses: { mail: 'z@health.example' } }];
    const after = await putParty(db, { id: PARTY, name, kind: 'department', contacts, updatedBy: 'a' });
    await noteChange(db, {
      party: 'big-data',
      sub: 'a',
      roles: ['administrator'],
      address: '127.0.0.1',
      route: 'PUT /parties/{id}',
      target: `PUT /parties/${PARTY}`,
      beforeHash: before ? contentHash(before) : null,
      afterHash: contentHash(after),
      changed: ['name'],
    });
  });
const alter = (sql: string) => database.owner.query(sql);
const found = async () => (await verify(database.api)).findings;

it('O11: finds nothing where nobody touched anything', async () => {
  expect(await verify(database.api)).toEqual({ lines: 2 * LENGTH, dossiers: 2, findings: [] });
});

describe('O11: rows are held against the last line', () => {
  const mine = `code = '${TOUCHED}'`;
  it.each([
    ['the stage of a dossier', `update dossier set stage = 'CLOSED' where ${mine}`, /卷宗表与台账末行不符（stage）/],
    [
      'its facts',
      `update dossier set facts = facts || '{"name": "另"}' where ${mine}`,
      /卷宗表与台账末行不符（facts）/,
    ],
    ['who may see it', `update dossier set parties = '{unit-x}' where ${mine}`, /（parties）/],
    ['when it wakes', `update dossier set next_wake_at = null, lamp = '红' where ${mine}`, /lamp/],
    ['its row, which is gone', `delete from dossier where ${mine}`, /卷宗表中没有它/],
    [
      'the last day of a duty',
      `update duty set last_day_on = '2099-01-01' where ${mine}`,
      /义务 \S+ 与台账不符（last_day_on）/,
    ],
    ['the record of a duty', `update duty set record = record || '{"dueVersion": 99}' where ${mine}`, /（record）/],
    ['a duty that is gone', `delete from duty where ${mine}`, /义务 \S+ 已被删除/],
    ['a duty that was added', `update duty set key = key || 'x' where ${mine}`, /义务 \S+x 不见于台账/],
    [
      'what a message says',
      `update message set notice = notice || '{"x": 1}' where ${mine}`,
      /消息 \S+ 的内容与台账第 \d+ 行所记不符/,
    ],
    ['to whom it goes', `update message set party = 'unit-other' where ${mine}`, /的内容与台账第/],
    ['when it goes', `update message set send_not_before = '2099-01-01' where ${mine}`, /的内容与台账第/],
    ['a message that is gone', `delete from message where ${mine}`, /消息 \S+ 已被删除/],
    ['a message that was added', `update message set key = key || '/x' where ${mine}`, /不见于台账：是添加的/],
    [
      'a message struck off',
      `update message set status = 'cancelled' where ${mine} and status = 'waiting'`,
      /标为已撤回/,
    ],
  ])('O11: %s', async (_what, sql, says) => {
    await alter(sql);
    const findings = await found();
    expect(findings.join('\n')).toMatch(says);
    expect(findings.filter((one) => !one.startsWith(`卷宗 project:${TOUCHED}　`))).toEqual([]);
  });

  it('O11: duties and messages without a ledger tell of one that was deleted', async () => {
    await alter(`delete from ledger where ${mine}`);
    await alter(`delete from dossier where ${mine}`);
    expect(await found()).toEqual([`卷宗 project:${TOUCHED}　没有台账，却有它的义务或者消息：台账已被删除`]);
  });
});

describe('O11: a dossier that is named', () => {
  const of = async (code: string) => verify(database.api, [projectId(code)]);

  it('O11: is looked at whatever the case of its code', async () => {
    expect(await of(GOOD.toLowerCase())).toEqual({ lines: LENGTH, dossiers: 1, findings: [] });
    await alter(`update ledger set actor = 'x' where code = '${GOOD}' and seq = 3`);
    expect((await of(GOOD.toLowerCase())).findings).toEqual([expect.stringContaining(`project:${GOOD}　台账第 3 行`)]);
  });

  it('O11: is a finding where there is none, mistyped or deleted to the last line', async () => {
    const findings = [expect.stringMatching(/^卷宗 project:CQ-2026-0020　没有台账，也没有它的任何记录：请核对编号/)];
    expect(await of('CQ-2026-0020')).toMatchObject({ lines: 0, findings });
    for (const table of ['message', 'duty', 'ledger', 'dossier'])
      await alter(`delete from ${table} where code = '${TOUCHED}'`);
    expect((await of(TOUCHED)).findings).toEqual([expect.stringContaining('没有台账')]);
  });

  it('O11: is a finding where its duties or messages alone are left', async () => {
    for (const table of ['ledger', 'dossier']) await alter(`delete from ${table} where code = '${TOUCHED}'`);
    expect((await of(TOUCHED)).findings).toEqual([
      `卷宗 project:${TOUCHED}　没有台账，却有它的义务或者消息：台账已被删除`,
    ]);
  });
});

describe('O11: parties are held against the audit', () => {
  it.each([
    ['a name', `update party set name = '另' where id = '${PARTY}'`, /名称、所属或者联系人在最后一次登记之后被改动/],
    ['an address', `update contact set addresses = '{"mail": "e@evil.example"}' where party = '${PARTY}'`, /被改动/],
    ['a contact that is gone', `delete from contact where party = '${PARTY}'`, /被改动/],
    ['a party that is gone', `delete from party where id = '${PARTY}'`, /被删除/],
  ])('O11: %s', async (_what, sql, says) => {
    await alter(sql);
    expect(await found()).toEqual([expect.stringMatching(says)]);
  });

  it('O11: nothing is found of one that is registered anew while it looks', async () => {
    let isRegistered = false;
    const registering =
      (query: Db['query']): Db['query'] =>
      async (asked, values) => {
        const answer = await query(asked as string, values);
        if (!isRegistered && typeof asked === 'string' && asked.includes('administrative_change')) {
          isRegistered = true;
          await register('市卫生健康委员会');
        }
        return answer as never;
      };
    const pool = {
      query: registering(database.api.query.bind(database.api) as Db['query']),
      connect: async () => {
        const client = await database.api.connect();
        return {
          query: registering(client.query.bind(client) as Db['query']),
          release: (broken?: boolean) => client.release(broken),
        };
      },
    } as unknown as Pool;
    const { findings } = await verify(pool);
    expect({ isRegistered, findings }).toEqual({ isRegistered: true, findings: [] });
  });

  it('O11: one that was never registered, and a bureau that was renamed', async () => {
    await alter(`insert into party (id, name, kind, updated_by) values ('company-x', '某公司', 'company', 'x')`);
    await alter(`update party set name = '另一局' where id = 'audit'`);
    const findings = await found();
    await alter(`delete from party where id = 'company-x'`);
    await alter(`update party set name = '市审计局' where id = 'audit'`);
    expect(findings.map((one) => one.slice(0, one.indexOf('：')))).toEqual([
      '单位 audit　审计中没有登记它的记录',
      '单位 company-x　审计中没有登记它的记录',
    ]);
  });
});

describe('O11: against a seal that was kept elsewhere', () => {
  const sealNow = async () => {
    const { seal, details } = await sealed(database.api, 0);
    return { line: sealLine(seal), whole: [sealLine(seal), ...detailLines(details)].join('\n') };
  };
  const compare = async (text: string) =>
    (
      await Promise.all(sealsIn(text).map((seal) => inTransaction(database.api, (db) => against(db, seal), SNAPSHOT)))
    ).flat();
  const mine = `code = '${TOUCHED}'`;

  /** The tail is cut off, and the rows are put to where it ends then: no chain shows it. */
  async function cutTail(): Promise<void> {
    await alter(`delete from ledger where ${mine} and seq > 5`);
    await alter(
      `update dossier set seq = 5, ledger_hash = (select hash from ledger where ${mine} and seq = 5) where ${mine}`,
    );
  }
  async function deleteWhole(): Promise<void> {
    for (const table of ['message', 'duty', 'ledger', 'dossier']) await alter(`delete from ${table} where ${mine}`);
  }
  /** A line is altered, and every hash from there on made anew. */
  async function recomputeChain(): Promise<void> {
    const { items } = await readLedger(database.owner, projectId(TOUCHED), { limit: 100 });
    let before = items[1]!.hash;
    for (const { previousHash: _before, hash: _hash, ...content } of items.slice(2)) {
      const line: LineContent = { ...content, actor: 'somebody-else' };
      const hash = lineHash(before, line);
      await database.owner.query(
        `update ledger set actor = $1, previous_hash = $2, hash = $3 where ${mine} and seq = $4`,
        ['somebody-else', before, hash, line.seq],
      );
      before = hash;
    }
    await alter(`update dossier set ledger_hash = '${before}' where ${mine}`);
  }

  it('O11: one line tells of nothing where nothing was touched, also after more was recorded and registered', async () => {
    const { line, whole } = await sealNow();
    expect(line).toMatch(
      /^duban-seal\/1 at=\S+ dossiers=2 lines=16 parties=\d+ ledger=[0-9a-f]{64} registry=[0-9a-f]{64}$/,
    );
    const later = randomLife('CQ-2026-0003', 9, 3).map((one) => ({ ...one, at: Date.now() + 1 }));
    await recordWith({ pool: database.worker })(inputOf(later));
    await register('市卫生健康委员会');
    expect(await compare(`{"msg":"sealed","seal":"${line}"}\n${whole}`)).toEqual([]);
  });

  it.each([
    [
      'the tail of a ledger that was deleted',
      cutTail,
      '封存时 8 行，现止于第 5 行：其后的行已被删除',
      '台账少了 3 行（16→13）',
    ],
    [
      'a whole project that was deleted',
      deleteWhole,
      '整个卷宗的台账已被删除（封存时 8 行）',
      '卷宗少了 1 个（2→1），台账少了 8 行',
    ],
    [
      'a chain that was recomputed',
      recomputeChain,
      '第 8 行的哈希与封存时不同：台账曾被改写',
      '卷宗数和行数相同而内容不同',
    ],
  ])('O11: %s is named by the details, and told of by the line', async (_what, tamper, named, told) => {
    const { line, whole } = await sealNow();
    await tamper();
    expect(await compare(whole)).toEqual([expect.stringContaining(`project:${TOUCHED}　${named}`)]);
    expect(await compare(line)).toEqual([expect.stringContaining(told)]);
  });

  it('O11: a dossier and a party that were added behind it, and a party that was altered with its audit', async () => {
    const { whole } = await sealNow();
    await recordWith({ pool: database.worker })(inputOf(randomLife('CQ-2026-0009', 9, 3)));
    await alter(`update party set name = '另' where id = '${PARTY}'`);
    await alter(`insert into party (id, name, kind, updated_by) values ('company-y', '某公司', 'company', 'x')`);
    const findings = await compare(whole);
    await alter(`delete from party where id = 'company-y'`);
    expect(findings).toEqual([
      expect.stringContaining('project:CQ-2026-0009　封存时没有这个卷宗'),
      expect.stringContaining(`单位 ${PARTY}　与封存时不同，其后没有登记变更`),
      expect.stringContaining('单位 company-y　封存时没有，其后也没有登记'),
    ]);
  });

  it('O11: details that do not belong to their seal are said to be wrong, and not the ledger', async () => {
    const { whole } = await sealNow();
    const short = whole.split('\n').filter((one) => !one.includes(GOOD));
    expect(await compare(short.join('\n'))).toEqual([expect.stringContaining('明细与封存行不符')]);
  });
});

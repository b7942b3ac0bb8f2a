// Test support
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inputOf } from '../activities/recording.ts';
import { blockedUnit } from '../activities/unit-life.ts';
import { randomLife } from '../activities/written-life.ts';
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { large } from '../../worker/reconcile/large.ts';

const [PROJECT, KB] = ['CQ-2026-0001', 1024] as const;

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_large');
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query('truncate dossier, ledger, duty, message cascade');
  await recordWith({ pool: database.worker })(inputOf(randomLife(PROJECT, 7, 3)));
});

/** What is said once the facts of that dossier take so many bytes. */
async function saidAt(bytes: number, code: string = PROJECT): Promise<string[]> {
  const { rows } = await database.owner.query<{ facts: object }>('select facts from dossier where code = $1', [code]);
  const facts = { ...rows[0]!.facts, padding: '' };
  const padding = 'x'.repeat(bytes - Buffer.byteLength(JSON.stringify(facts)));
  await database.owner.query('update dossier set facts = $2, ended = false where code = $1', [
    code,
    JSON.stringify({ ...facts, padding }),
  ]);
  return (await large({ pool: database.worker })).map(({ about, trouble, outcome, says }) =>
    [about, trouble, outcome, says].join(' '),
  );
}

describe('I4: reconcile names what is large', () => {
  it.each([
    [192, []],
    [193, ['内容已有 193 KB，接近单位办理的上限 256 KB']],
    [256, ['内容已有 256 KB，接近单位办理的上限 256 KB']],
    [257, ['内容已有 257 KB，已过单位办理的上限 256 KB，单位不能再办理；主管机关办理的上限是 512 KB']],
    [385, ['内容已有 385 KB，主管机关办理的上限是 512 KB，满了就不能再办理']],
  ])('I4: a project of %i KB', async (kb, says) => {
    expect(await saidAt(kb * KB)).toEqual(
      says.map((one) => expect.stringContaining(`project:${PROJECT} large left ${one}`)),
    );
  });

  it('I4: the dossier of a unit by the bound of authorities, which alone act in it', async () => {
    const unit = 'unit-archive';
    await recordWith({ pool: database.worker })(inputOf(blockedUnit(unit), { kind: 'unit', code: unit }));
    expect(await saidAt(380 * KB, unit)).toEqual([]);
    expect(await saidAt(390 * KB, unit)).toEqual([
      expect.stringContaining('unit:unit-archive large left 内容已有 390 KB，主管机关'),
    ]);
  });

  it('I4: none that has ended: nothing more is brought to it', async () => {
    await saidAt(300 * KB);
    await database.owner.query('update dossier set ended = true');
    expect(await large({ pool: database.worker })).toEqual([]);
  });
});

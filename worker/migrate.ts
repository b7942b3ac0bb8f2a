// Brings a database up to date: schema, rights, and what every installation starts with. Also a command of its own.
import { readConfig, requireSetting } from '../config.ts';
import { seedParties } from '../database/party.ts';
import { seedPractice } from '../database/practice-edition.ts';
import { publishArrangements } from '../database/rest-day.ts';
import { bringUpToDate } from '../database/schema.ts';
import { REST_DAY_ARRANGEMENTS } from '../measures/calendar/arrangements.ts';
import { firstPractice } from '../measures/register.ts';
import { BUREAU_NAMES, BUREAUS } from '../measures/vocabulary.ts';
import { isProgram, readArguments, runProgram } from '../program.ts';

/** Safe to call again, and by several processes at once. The connection is closed when it returns. */
export async function migrate(ownerUrl: string): Promise<void> {
  await bringUpToDate(ownerUrl, async (db) => {
    await seedParties(
      db,
      BUREAUS.map((id) => ({ id, name: BUREAU_NAMES[id], kind: 'bureau' as const })),
      'duban',
    );
    await publishArrangements(db, REST_DAY_ARRANGEMENTS, 'duban');
    await seedPractice(db, firstPractice(), 'duban');
  });
}

const USAGE = `用法：migrate
以 DATABASE_OWNER_URL 建立或者更新表结构、权限和初始数据；可以重复运行。退出码：0 已是最新；2 未能完成。`;

if (isProgram(import.meta.url))
  await runProgram(async () => {
    readArguments(USAGE, {});
    await migrate(requireSetting(readConfig(), 'databaseOwnerUrl'));
  });

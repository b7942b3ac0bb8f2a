import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
// Test support
import { codeOf, inputOf, wait } from '../../test/activities/recording.ts';
import { underConstruction } from '../../test/activities/written-life.ts';
import { ownDatabase, type OwnDatabase } from '../../test/database/databases.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { wronglyDated } from './dates.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_wrongly_dated');
});
afterAll(() => database.drop());

const ask = (beganMinutesAgo: number): Promise<string[]> =>
  wronglyDated(database.worker, Date.now() - beganMinutesAgo * 60_000);

it('names lines ahead of the database or before the one they follow', async () => {
  const life = underConstruction(codeOf());
  await recordWith({ pool: database.worker })(inputOf(wait(life, 3)));
  const date = (minutes: readonly number[]) =>
    database.owner.query(`update ledger set at = now() + interval '1 minute' * ($2::int[])[seq] where code = $1`, [
      life.code,
      minutes,
    ]);
  const named = (seq: number) => `line ${seq} of project:${life.code} is dated by the clock of a worker`;
  await date([-40, -30, -20, -10]);
  expect(await ask(60)).toEqual([]);
  await date([-40, -50, -20, 10]);
  expect(await ask(60)).toEqual([named(2), named(4)]);
  await date([-40, -30, -20, -10]);
});

it('names letters ahead of the database, and from before it all began', async () => {
  const [wellDated, ahead, earlier] = [randomUUID(), randomUUID(), randomUUID()];
  const dates = { [wellDated]: -10, [ahead]: 10, [earlier]: -90 };
  for (const [id, minutes] of Object.entries(dates))
    await database.owner.query(
      `insert into delivery
           (id, party, contact, post, channel, address, window_on, message_keys, subject, body_text, body_html, dated_at)
         values ($1, 'unit-a', gen_random_uuid(), 'handler', 'mail', 'a@example.org', current_date, '{}', '', '', '',
           now() + interval '1 minute' * $2)`,
      [id, minutes],
    );
  const named = [ahead, earlier].sort().map((id) => `the letter ${id} is dated by the clock of a worker`);
  expect(await ask(60)).toEqual(named);
  expect(await ask(120)).toEqual(named.filter((says) => says.includes(ahead)));
});

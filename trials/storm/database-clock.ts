// A clock for the database that goes with the virtual time of the projects, so that what is planned for a morning of
// 2031 is sent on it. Our own
// `now()` is found before PostgreSQL's; the relay, which goes by that function, is as it always is.
import { openPool } from '../../database/pool.ts';
import { PATIENT } from '../patience.ts';

export interface DatabaseClock {
  /** Moves on to an instant (epoch ms); goes on from there as any clock. Never moves back. */
  moveTo(at: number): Promise<void>;
  close(): Promise<void>;
}

/** For every connection made from now on. */
export async function installClock(ownerUrl: string): Promise<DatabaseClock> {
  const owner = openPool(ownerUrl, { name: 'storm-clock', max: 1, ...PATIENT });
  await owner.query(`
    create schema storm;
    grant usage on schema storm to duban_worker, duban_api;
    create table storm.clock (ahead interval not null);
    insert into storm.clock values ('0');
    grant select on storm.clock to duban_worker, duban_api;
    create function storm.now() returns timestamptz language sql stable
      as 'select pg_catalog.now() + (select ahead from storm.clock)';
    grant execute on function storm.now() to duban_worker, duban_api`);
  await owner.query(
    `do $$ begin
       execute format('alter database %I set search_path = storm, pg_catalog, public', current_database());
     end $$`,
  );
  return {
    async moveTo(at) {
      await owner.query('update storm.clock set ahead = greatest(ahead, $1::timestamptz - pg_catalog.now())', [
        new Date(at),
      ]);
    },
    close: () => owner.end(),
  };
}

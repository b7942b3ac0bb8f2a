// Which keys payloads in the engine are sealed with: never a key, only what proves it; and which namespaces are sealed.
import type { Db } from './pool.ts';

export interface RegisteredKey {
  id: string;
  checkValue: string;
  /** Epoch ms. */
  registeredAt: number;
  /** Nothing in the engine needs it any more. */
  retiredAt: number | null;
  /** Nobody has it any more, though something in the engine may be sealed with it; retired as well. */
  lostAt: number | null;
}

export interface UsedNamespace {
  /** As it was said when it was first used, and never anything else. */
  isSealed: boolean;
  /** A key that was lost and that histories in it are sealed with: nobody may use it any more. */
  lostKey: string | null;
}

/** `isSealed`: what is said of it if this is its first use. */
export async function useNamespace(db: Db, namespace: string, isSealed: boolean): Promise<UsedNamespace> {
  await db.query('insert into engine_namespace (name, is_sealed) values ($1, $2) on conflict do nothing', [
    namespace,
    isSealed,
  ]);
  const { rows } = await db.query<UsedNamespace>(
    'select is_sealed as "isSealed", lost_key as "lostKey" from engine_namespace where name = $1',
    [namespace],
  );
  return rows[0]!;
}

export async function sealedNamespaces(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>('select name from engine_namespace where is_sealed order by name');
  return rows.map(({ name }) => name);
}

/** The oldest first. */
export async function registeredKeys(db: Db): Promise<RegisteredKey[]> {
  const { rows } = await db.query<RegisteredKey>(
    `select id, check_value as "checkValue", (extract(epoch from registered_at) * 1000)::float8 as "registeredAt",
       (extract(epoch from retired_at) * 1000)::float8 as "retiredAt", (extract(epoch from lost_at) * 1000)::float8 as "lostAt"
     from sealing_key order by registered_at, id`,
  );
  return rows;
}

/** Once for each id: of two that register it, the first says what it is. */
export async function registerKey(db: Db, { id, checkValue }: Pick<RegisteredKey, 'id' | 'checkValue'>): Promise<void> {
  await db.query('insert into sealing_key (id, check_value) values ($1, $2) on conflict do nothing', [id, checkValue]);
}

export async function retireKey(db: Db, id: string): Promise<void> {
  await db.query('update sealing_key set retired_at = now() where id = $1 and retired_at is null', [id]);
}

/** `namespaces`: those with histories that were sealed with it. */
export async function declareKeyLost(db: Db, id: string, namespaces: readonly string[]): Promise<void> {
  await db.query(
    `with lost as (update sealing_key set lost_at = now(), retired_at = coalesce(retired_at, now()) where id = $1 returning id)
     update engine_namespace set lost_key = lost.id from lost where name = any($2) and lost_key is null`,
    [id, namespaces],
  );
}

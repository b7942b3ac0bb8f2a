// What administrators and plan-makers change leaves a line: who, when, from where, at which place, the hashes of what
// stood before and of what stands since, and the names of what differs. No content: contacts' addresses are personal,
// and the rows of plans, calendars and practice are versions that stay.
import { noteChange } from '../../database/audit.ts';
import { canonicalJson, contentHash } from '../../database/hash-chain.ts';
import type { Db } from '../../database/pool.ts';
import type { Answer, Call } from './endpoint.ts';

/** Runs `write`; it and its line are stored together or not at all. What changed nothing leaves none. */
export async function audited(db: Db, call: Call, write: (db: Db) => Promise<Answer>): Promise<Answer> {
  const { actor, route, target, address, standing } = call;
  if (!standing) return write(db);
  const before = plain(await standing(db));
  const answer = await write(db);
  const after = plain(await standing(db));
  const [beforeHash, afterHash] = [before === undefined ? null : contentHash(before), contentHash(after)];
  if (beforeHash === afterHash) return answer;
  await noteChange(db, { ...actor, address, route, target, beforeHash, afterHash, changed: differing(before, after) });
  return answer;
}

/** As it would be read back from JSON. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** When and by whom something was entered differs every time, and stands in the line itself. */
const ALWAYS = new Set(['version', 'updatedAt', 'updatedBy']);

/** Members of an object; of a list that it is one. */
function differing(before: unknown, after: unknown): string[] {
  if (Array.isArray(before) || Array.isArray(after) || !isObject(after)) return ['items'];
  const earlier = isObject(before) ? before : {};
  return [...new Set([...Object.keys(earlier), ...Object.keys(after)])]
    .filter((name) => !ALWAYS.has(name))
    .filter((name) => canonicalJson(earlier[name] ?? null) !== canonicalJson(after[name] ?? null))
    .sort();
}

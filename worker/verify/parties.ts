// Parties and their contacts, held against the last registration that the audit knows: it keeps the hash of what stood
// since, and no content.
import { lastRegistrations, readParty } from '../../database/party.ts';
import { contentHash } from '../../database/hash-chain.ts';
import type { Db } from '../../database/pool.ts';
import { BUREAU_NAMES, type Bureau } from '../../measures/vocabulary.ts';

/** By whom `migrate` enters the bureaus. */
const SEEDED_BY = 'duban';

export interface AlteredParty {
  party: string;
  says: string;
}

export async function alteredParties(db: Db): Promise<AlteredParty[]> {
  const found: AlteredParty[] = [];
  for (const { id, hash } of await lastRegistrations(db)) {
    const says = hash === null ? await neverRegistered(db, id) : await alteredSince(db, id, hash);
    if (says !== undefined) found.push({ party: id, says });
  }
  return found;
}

const REGISTER = '请核对后以 PUT /parties 重新登记';

async function alteredSince(db: Db, id: string, hash: string): Promise<string | undefined> {
  const party = await readParty(db, id);
  if (!party) return `最后一次登记之后被删除：${REGISTER}`;
  // As the audit hashed it: what JSON gives back.
  return contentHash(JSON.parse(JSON.stringify(party))) === hash
    ? undefined
    : `名称、所属或者联系人在最后一次登记之后被改动，审计中没有这次变更：${REGISTER}`;
}

async function neverRegistered(db: Db, id: string): Promise<string | undefined> {
  const party = await readParty(db, id);
  if (!party) return undefined;
  const { name, kind, department, version, updatedBy, contacts } = party;
  const isSeeded =
    kind === 'bureau' &&
    BUREAU_NAMES[id as Bureau] === name &&
    department === null &&
    version === 1 &&
    updatedBy === SEEDED_BY &&
    contacts.length === 0;
  return isSeeded ? undefined : `审计中没有登记它的记录：不是经 API 登记的，${REGISTER}`;
}

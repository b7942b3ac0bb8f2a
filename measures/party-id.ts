// How parties are called: the one grammar of their ids, for what comes in at the API, in tokens and in acts.
import { z } from 'zod';
import { BUREAUS, type Bureau, type PartyId } from './vocabulary.ts';

/** A unit belongs to a department; a company (监理单位, 评估机构) to nobody; a bureau is called by its name alone. */
export type PartyKind = 'unit' | 'department' | 'company' | 'bureau';

const WORDED: Record<PartyKind, string> = {
  unit: '单位（unit-…）',
  department: '市级部门（department-…）',
  company: '公司（company-…）',
  bureau: '主管机关',
};
const NAME = '[a-z0-9]+(?:-[a-z0-9]+)*';
const LONGEST = 80;

const grammarOf = (kind: PartyKind): string => (kind === 'bureau' ? BUREAUS.join('|') : `${kind}-${NAME}`);

export const partyKindsWorded = (kinds: readonly PartyKind[]): string => kinds.map((kind) => WORDED[kind]).join('、');

/** An id of one of these kinds. */
export function partyIdOf(...kinds: readonly PartyKind[]) {
  const error = `应为${partyKindsWorded(kinds)}的编号，只用小写字母、数字和连字符，不超过${LONGEST}个字符`;
  return z
    .string()
    .max(LONGEST, { error })
    .regex(new RegExp(`^(?:${kinds.map(grammarOf).join('|')})$`), { error });
}

export const partyId = partyIdOf('unit', 'department', 'company', 'bureau');

/** Undefined for what is no party's id. */
export function partyKindOf(id: string): PartyKind | undefined {
  if (!partyId.safeParse(id).success) return undefined;
  return isBureau(id) ? 'bureau' : (id.slice(0, id.indexOf('-')) as PartyKind);
}

export const isBureau = (id: PartyId): id is Bureau => (BUREAUS as string[]).includes(id);

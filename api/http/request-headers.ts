// The headers that say more about a request than its type: under which key it is done once, and what its caller has seen.
import type { Request } from 'express';
import type { Call, Endpoint } from './endpoint.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { malformed, Problem } from './problem.ts';

const LONGEST_KEY = 200;
const VISIBLE_ASCII = /^[\x21-\x7e]*$/;
/** RFC 9110, 8.8.3 */
const ENTITY_TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
/** Tags in a list, each put as NUL, which no header can hold; empty places are allowed. */
const TAGS_LISTED = /^,*\0(?:,+\0)*,*$/;
/**
 * A version of ours. Weak ones count as well: it is the version that is meant and no byte of an answer, and proxies that
 * compress weaken what they pass on.
 */
const OUR_TAG = /^(?:W\/)?"(0|[1-9]\d{0,8})"$/;

/** `Idempotency-Key`; throws what is wrong with it. */
export function keyOf({ headersDistinct }: Request): string {
  const given = headersDistinct['idempotency-key'] ?? [];
  if (given.length === 0)
    throw new Problem('keyMissing', { errors: [{ pointer: '', says: '缺少 Idempotency-Key 请求头' }] });
  const fault = given.length > 1 ? '只能写一个' : keyFault(given[0]!);
  if (fault !== undefined) throw malformed([{ pointer: '', says: `Idempotency-Key ${fault}` }]);
  return given[0]!;
}

function keyFault(key: string): string | undefined {
  if (key === '') return '不能为空';
  if (!VISIBLE_ASCII.test(key)) return '只能用可见的 ASCII 字符（字母、数字、标点），不能含有空格、汉字等';
  return key.length > LONGEST_KEY ? `过长，至多${LONGEST_KEY}个字符，现有${key.length}个` : undefined;
}

/** What a caller expects to be there. */
export type Expected = Pick<Call, 'expectedSeq' | 'expectsAny'>;

/**
 * From `If-Match`: a list of entity tags, or `*`, which any version meets, of a row only where there is one. Tags of
 * others are passed over; where none is ours, what was seen cannot be what holds. `If-None-Match: *` enters a row that
 * is not there yet (RFC 9110, 13.1.2).
 */
export function expectedSeqOf(request: Request, matches: NonNullable<Endpoint['matches']>): Expected {
  const header = request.get('If-Match');
  const unless = matches === 'dossier' ? undefined : request.get('If-None-Match');
  if (unless !== undefined && unless !== '*')
    throw malformed([{ pointer: '', says: 'If-None-Match 在登记时只能写 *，表示尚无任何版本时才登记' }]);
  if (unless === '*' && header !== undefined)
    throw malformed([{ pointer: '', says: 'If-Match 和 If-None-Match 只能写一个' }]);
  if (unless === '*') return { expectedSeq: 0 };
  if (header === '*') return matches === 'dossier' ? {} : { expectsAny: true };
  if (header === undefined) return {};
  const tags = header.match(ENTITY_TAG) ?? [];
  if (!TAGS_LISTED.test(header.replace(ENTITY_TAG, '\0').replace(/[ \t]/g, '')))
    throw malformed([{ pointer: '', says: `If-Match 的写法有误，${AS_READ}` }]);
  const seqs = new Set(tags.flatMap((tag) => OUR_TAG.exec(tag)?.[1] ?? []).map(Number));
  // One is taken to the engine and judged there, where nothing can come between.
  if (seqs.size > 1) throw malformed([{ pointer: '', says: 'If-Match 只能写明一个版本' }]);
  const [seq] = seqs;
  if (seq === undefined) throw new Problem(mismatchOf(matches), { detail: `If-Match ${AS_READ}。` });
  return { expectedSeq: seq };
}

const AS_READ = '应为读取时所得的 ETag（连同引号），例如 "12"';

/** 412 where the version in force (0: none) is not the one that the caller expects. */
export function refuseOtherVersion({ expectedSeq, expectsAny }: Expected, present: number): void {
  if (expectsAny ? present === 0 : expectedSeq !== undefined && expectedSeq !== present)
    throw new Problem('versionMismatch', { version: present });
}

/** The problem of an `If-Match` that names something else than what holds. */
export const mismatchOf = (matches: NonNullable<Endpoint['matches']>): ProblemCode =>
  matches === 'dossier' ? 'seqMismatch' : 'versionMismatch';

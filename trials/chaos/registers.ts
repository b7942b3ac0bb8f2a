// What a system must know before a driver can drive: parties with contacts, a department plan that holds every project
// to come, one document of each kind.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BUREAU_NAMES,
  BUREAUS,
  DOCUMENT_KIND_NAMES,
  DOCUMENT_KINDS,
  type DocumentKind,
  type PartyId,
} from '../../measures/vocabulary.ts';
import type { Client, Reply } from './client.ts';

const PATIENCE_MS = 30_000;
/** As the sample of an opening names it. */
export const DEPARTMENT = 'department-health';
export const UNITS: readonly PartyId[] = Array.from({ length: 6 }, (_, number) => `unit-chaos-${number + 1}`);
/** One for each project that a morning wakes, so that each gets mails of its own. */
export const ripeUnit = (number: number): PartyId => `unit-ripe-${number + 1}`;
/** Of two units one has a mailbox that takes nothing. */
export const MAILBOXES = { dead: 'unit-dead-mailbox', alive: 'unit-alive-mailbox' } as const satisfies Record<
  string,
  PartyId
>;
/** One that nobody blocks: its projects can always go on. */
export const NEVER_BLOCKED: PartyId = 'unit-never-blocked';
/** As the sample of a commission names them. */
const EVALUATORS: PartyId = 'company-evaluators';
const OTHERS: readonly PartyId[] = ['unit-supervisors', 'unit-of-nobody', NEVER_BLOCKED, ...Object.values(MAILBOXES)];

export interface Registered {
  /** Ids that the API gave, by kind. */
  documents: Record<DocumentKind, string>;
  /** Codes that the plan holds. */
  codes: readonly string[];
}

export async function register(client: Client, seed: number, projects: number, ripe: number): Promise<Registered> {
  const codes = Array.from({ length: projects }, (_, number) => `CHAOS-${seed}-${number + 1}`);
  const put = (id: PartyId, name: string, department?: string) =>
    done(() =>
      client.call('big-data', 'PUT', `/parties/${id}`, {
        key: `party-${id}`,
        role: 'administrator',
        body: { name, department, contacts: contactsOf(id) },
      }),
    );
  for (const bureau of BUREAUS) await put(bureau, BUREAU_NAMES[bureau]);
  await put(DEPARTMENT, '市卫生健康委');
  for (const id of [...UNITS, ...OTHERS, ...Array.from({ length: ripe }, (_, number) => ripeUnit(number))])
    await put(id, `名称 ${id}`, DEPARTMENT);
  await put(EVALUATORS, `名称 ${EVALUATORS}`);
  const thisYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  const plan = {
    fromYear: thisYear,
    toYear: thisYear + 3,
    collectiveDecision: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'],
    projects: codes,
  };
  await done(() => client.call(DEPARTMENT, 'PUT', `/department-plans/${DEPARTMENT}/1`, { key: 'plan', body: plan }));
  // Registered by a bureau, so that everyone may cite them.
  const documents = await Promise.all(
    DOCUMENT_KINDS.map(async (kind) => {
      const body = { kind, name: DOCUMENT_KIND_NAMES[kind], sha256: 'c'.repeat(64), reference: `档案/${kind}` };
      return [
        kind,
        (await done(() => client.call('big-data', 'POST', '/documents', { key: `document-${kind}`, body }))).body
          .id as string,
      ] as const;
    }),
  );
  return { documents: Object.fromEntries(documents) as Registered['documents'], codes };
}

/** Two people each, and some parties have nobody but a handler. */
const contactsOf = (id: PartyId) => [
  { post: 'handler', name: '经办人', addresses: { mail: `handler@${id}.example` } },
  ...(id.endsWith('2') ? [] : [{ post: 'leader', name: '分管领导', addresses: { mail: `leader@${id}.example` } }]),
];

/** On a machine that is busy otherwise the API may ask for patience. */
async function done(ask: () => Promise<Reply>): Promise<Reply> {
  for (const until = Date.now() + PATIENCE_MS; ;) {
    const reply = await ask();
    if (reply.status === 200 || reply.status === 201) return reply;
    if (reply.status !== 503 || Date.now() > until) throw new Error(`${reply.status} ${reply.text}`);
    await sleep(reply.retryAfterMs);
  }
}

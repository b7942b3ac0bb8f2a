// Promise 5, first half: the outbox holds what settling the lines again says, and nothing else.
import { canonicalJson } from '../../database/hash-chain.ts';
import type { LedgerLine } from '../../database/ledger.ts';
import { messagesOf, type Message } from '../../database/message.ts';
import type { Db } from '../../database/pool.ts';
import type { Calendar } from '../../measures/calendar/rest-days.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { refOf, type DutyRecord } from '../../measures/duty.ts';
import type { Line } from '../../measures/line.ts';
import type { Saying, TakingBack } from '../../measures/notice.ts';
import { pick } from '../../measures/pick.ts';
import type { Practice } from '../../measures/practice.ts';
import { kindNamed } from '../../measures/register.ts';
import { settle, type Settlement } from '../../measures/settle.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import type { Finding } from './finding.ts';

export interface Law {
  calendar: Calendar;
  /** Those in use during the run, told apart by their edition. */
  practices: readonly Practice[];
}

/** A wake may wait for a free worker for so long before it counts as lost. */
const WAKE_GRACE_MS = 20_000;
const MANY = 1_000_000;

/** `now`: the engine's clock. */
export async function checkOutbox(
  db: Db,
  id: DossierId,
  lines: readonly LedgerLine[],
  law: Law,
  now: number,
): Promise<Finding[]> {
  const { expected, findings } = settledAgain(id, lines, law);
  const stored = new Map((await messagesOf(db, id, { limit: MANY })).items.map((message) => [message.key, message]));
  const say = (seq: number | undefined, says: string) =>
    findings.push({ promise: 5, dossier: workflowIdOf(id), seq, says });
  for (const [key, { saying, seq, takenBack }] of expected) {
    const message = stored.get(key);
    if (!message) say(seq, `the message ${key} fell due and is not in the outbox`);
    else
      findings.push(
        ...objections(message, saying, takenBack !== undefined).map((says): Finding => ({
          promise: 5,
          dossier: workflowIdOf(id),
          seq,
          says: `the message ${key} ${says}`,
        })),
      );
  }
  for (const [key, { seq }] of stored)
    if (!expected.has(key)) say(seq, `the message ${key} is in the outbox and nothing says it`);
  const wakeAt = lines.at(-1)?.outcome.nextWakeAt ?? null;
  if (wakeAt !== null && wakeAt < now - WAKE_GRACE_MS)
    say(lines.at(-1)!.seq, `the wake of ${new Date(wakeAt).toISOString()} never came`);
  return findings;
}

interface Expected {
  saying: Saying;
  seq: number;
  /** By this line. */
  takenBack: number | undefined;
}

function settledAgain(
  id: DossierId,
  lines: readonly LedgerLine[],
  { calendar, practices }: Law,
): { expected: Map<string, Expected>; findings: Finding[] } {
  const expected = new Map<string, Expected>();
  const findings: Finding[] = [];
  let duties: DutyRecord[] = [];
  let facts = lines[0]?.facts;
  let at: number | undefined;
  for (const line of lines) {
    const practice = practices.find(({ edition }) => edition === line.editions.practice);
    if (!practice)
      return {
        expected,
        findings: [
          ...findings,
          {
            promise: 5,
            dossier: workflowIdOf(id),
            seq: line.seq,
            says: `rests on an unknown practice ${line.editions.practice}`,
          },
        ],
      };
    const settlement = settle(kindNamed(id.kind), { facts: facts!, duties, at }, lineOf(line), { calendar, practice });
    duties = [...settlement.duties].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
    ({ facts, at } = settlement);
    findings.push(
      ...unlike(line, settlement).map((says): Finding => ({
        promise: 5,
        dossier: workflowIdOf(id),
        seq: line.seq,
        says,
      })),
    );
    for (const [key, one] of expected) {
      const { dutyRef, dueVersion } = one.saying;
      const putting = settlement.putsBack;
      const isGiven = putting?.gives.some((given) => given.dutyRef === dutyRef && given.dueVersion === dueVersion);
      if (putting && dutyRef === undefined && one.seq === putting.line)
        expected.set(key, { ...one, takenBack: line.seq });
      else if (isGiven && one.takenBack !== undefined && one.takenBack >= putting!.line)
        expected.set(key, { ...one, takenBack: undefined });
    }
    for (const [key, one] of expected)
      if (settlement.takesBack.some((back) => concerns(back, one.saying)))
        expected.set(key, { ...one, takenBack: one.takenBack ?? line.seq });
    for (const saying of settlement.says)
      if (!expected.has(saying.key)) expected.set(saying.key, { saying, seq: line.seq, takenBack: undefined });
  }
  return { expected, findings };
}

function unlike(line: LedgerLine, { says, changed, nextWakeAt }: Settlement): string[] {
  const same = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);
  const { said } = line.messages;
  const again = says.map(({ key }) => key);
  const missing = said.filter((key) => !again.includes(key));
  const more = again.filter((key) => !said.includes(key));
  return [
    ...(same(said, again)
      ? []
      : [`settled again, the line (${line.act ?? line.line}) says not ${missing.join()}, but ${more.join()}`]),
    ...(same(line.duties, changed) ? [] : ['settled again, the line changes other duties']),
    ...(same(line.outcome.nextWakeAt, nextWakeAt) ? [] : ['settled again, the line wakes at another instant']),
  ];
}

const concerns = ({ dutyRef, exceptVersion }: TakingBack, saying: Saying): boolean =>
  saying.dutyRef === dutyRef && (exceptVersion === undefined || saying.dueVersion !== exceptVersion);

const asSaid = (said: Message | Saying): string =>
  canonicalJson(pick(said, ['key', 'party', 'post', 'plannedOn', 'sendNotBefore', 'step', 'notice']));

function objections(message: Message, saying: Saying, takenBack: boolean): string[] {
  return [
    ...(asSaid(message) === asSaid(saying) ? [] : ['says something else than the line that said it']),
    ...(takenBack && message.status === 'waiting' ? ['was taken back and still waits'] : []),
    ...(!takenBack && message.status === 'cancelled' ? ['was cancelled and nothing took it back'] : []),
  ];
}

/** The line as `record` was given it. */
function lineOf({
  seq,
  at,
  facts,
  line,
  act,
  input,
  refs,
  actor,
  party,
  actorRoles,
  requestKey,
  requestHash,
  confirms,
  proposes,
  because,
}: LedgerLine): Line {
  if (line === 'time') return { is: line, seq, at, facts };
  if (line === 'recalculation') return { is: line, seq, at, facts, because: because ?? '' };
  const brought = {
    act: act!,
    input,
    references: refs!,
    actor: { sub: actor!, party: party!, roles: actorRoles! },
    requestKey: requestKey!,
    requestHash: requestHash!,
    ...(confirms !== null && { confirms }),
  };
  return { is: line, seq, at, facts, brought, ...(proposes && { proposes }) };
}

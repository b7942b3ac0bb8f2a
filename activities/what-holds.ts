// Looks the messages of a delivery through before it goes out: what no longer holds is left out, what is said otherwise
// today is said so, and what was overtaken is said together with what overtook it.
import type { ClaimedMessage } from '../database/claim.ts';
import type { Db } from '../database/pool.ts';
import { factsOfDossiers, neverToldBefore, newsOfLine, presentOf, type UntoldMessage } from '../database/present.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { holdingOf, type Holding, type Present } from '../measures/holding.ts';
import type { Overtaking } from '../measures/kind.ts';
import type { Notice, OvertakenNotice } from '../measures/notice.ts';
import { kindNamed } from '../measures/register.ts';
import type { PartyId } from '../measures/vocabulary.ts';

export interface LookedThrough {
  /** Those that are in the text, each with the notice as it is to be worded now. */
  messages: ClaimedMessage[];
  /** Key -> why it is not in the text. */
  leftOut: Record<string, string>;
  /** Whether anything differs from what was frozen when all still held. */
  differs: boolean;
}

type Earlier = OvertakenNotice['earlier'][number];
type Judged = UntoldMessage & { holding: Holding };

/** `party`: the reader. */
export async function lookThrough(
  db: Db,
  party: PartyId,
  messages: readonly ClaimedMessage[],
  at: number,
): Promise<LookedThrough> {
  const keysOf = (ones: readonly { key: string }[]): string[] => ones.map(({ key }) => key);
  const [facts, rows, earlier] = [
    await factsOfDossiers(db, messages),
    new Map((await presentOf(db, keysOf(messages))).map((row) => [row.key, row])),
    await neverToldBefore(db, keysOf(messages.filter(({ notice }) => notice.kind === 'act'))),
  ];
  const duties = new Map((await presentOf(db, keysOf(earlier))).map((row) => [row.key, row]));
  const presentFor = (message: Pick<ClaimedMessage, 'key' | 'kind' | 'code'> & Partial<ClaimedMessage>): Present => ({
    kind: kindNamed(message.kind),
    facts: facts.get(`${message.kind}|${message.code}`),
    duty: (rows.get(message.key) ?? duties.get(message.key))?.duty ?? undefined,
    today: beijingDateOf(at),
    saidAt: message.createdAt ?? at,
    sendNotBefore: message.sendNotBefore ?? at,
    isFollowed: rows.get(message.key)?.isFollowed ?? false,
  });
  const untold = earlier.map((one): Judged => {
    const present = presentFor({ ...one, createdAt: at, sendNotBefore: at });
    return { ...one, holding: readably(one.notice, () => holdingOf(one.notice, party, present)) };
  });
  const found: LookedThrough = { messages: [], leftOut: {}, differs: false };
  for (const message of messages) {
    const holding = readably(message.notice, () => holdingOf(message.notice, party, presentFor(message)));
    const spoken = await spokenOf(db, party, message, holding, untold);
    if (typeof spoken === 'string') found.leftOut[message.key] = spoken;
    else found.messages.push({ ...message, notice: spoken });
    found.differs ||= spoken !== message.notice;
  }
  return found;
}

/** The notice to be worded, or why there is none. */
async function spokenOf(
  db: Db,
  party: PartyId,
  message: ClaimedMessage,
  holding: Holding,
  untold: readonly Judged[],
): Promise<Notice | string> {
  const { notice } = message;
  if (holding.is === 'over') return holding.because;
  if (holding.is === 'overtaken') {
    const { by, because } = holding;
    // The news of what overtook it says both.
    if (await newsOfLine(db, { ...message, party, seq: by.seq })) return `${because}，随其后的通知一并告知`;
    return overtakenNotice([notice as Earlier], notice as Earlier, by);
  }
  if (notice.kind !== 'act') return holding.notice;
  const overtaken = untold
    .filter((one) => isOf(message, one) && one.seq < notice.seq)
    .filter(({ holding: then }) => then.is === 'overtaken' && then.by.seq === notice.seq)
    .map((one) => one.notice as Earlier);
  if (overtaken.length === 0) return holding.notice;
  const { dossier, act, title, by, on, seq, input, documents } = notice;
  return { kind: 'overtaken', dossier, earlier: overtaken, act, title, by, on, seq, input, documents };
}

type Addressed = Pick<ClaimedMessage, 'kind' | 'code' | 'post'>;
const isOf = (one: Addressed, other: Addressed): boolean =>
  one.kind === other.kind && one.code === other.code && one.post === other.post;

const overtakenNotice = (earlier: Earlier[], { dossier }: Earlier, by: Overtaking): OvertakenNotice => ({
  kind: 'overtaken',
  dossier,
  earlier,
  ...by,
  input: undefined,
  documents: [],
});

/** A notice that cannot be read is said as well as it can be: it must not hold up the others. */
function readably(notice: Notice, judge: () => Holding): Holding {
  try {
    return judge();
  } catch {
    return { is: 'holding', notice };
  }
}

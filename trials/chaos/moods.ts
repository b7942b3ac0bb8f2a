// The moods of real mail servers. One that refuses says what a real one said, and at each meeting what another did.
import { SERVER_REPLIES, type ServerReply } from '../../test/messages/channels/server-replies.ts';

export interface Refusal {
  at: 'greeting' | 'sender' | 'recipient' | 'answer';
  code: number;
  /** With the enhanced code, where the server gives one. */
  text: string;
}

/** What follows, told apart as it is told to people. */
const saying =
  (part: string) =>
  ({ says }: ServerReply): boolean =>
    says === part;
const beginning =
  (digits: RegExp, place: Refusal['at']) =>
  ({ at, reply }: ServerReply): boolean =>
    at === place && digits.test(String(reply));

const REFUSING = {
  deniesRelay: saying('不替本系统转发'),
  hasRuleAgainstIt: saying('按其规则拒收'),
  seesSpam: saying('垃圾邮件'),
  hasListedUs: saying('黑名单'),
  missesProof: saying('未通过验证'),
  isFull: saying('邮箱已满'),
  hasEnough: saying('过于频繁'),
  refusesSender: saying('不接受发件人'),
  hasClosedMailbox: saying('停用或者被冻结'),
  knowsNoSuchAddress: ({ means }: ServerReply) => means === 'undeliverable',
  /** Only once it has read it: it must know whether it took the same before. */
  findsItTooLarge: ({ means, at }: ServerReply) => means === 'tooLarge' && at === 'answer',
  isBusyAtGreeting: beginning(/^421/, 'greeting'),
  isBusyAtRecipient: beginning(/^45[01]/, 'recipient'),
  isBusyAtAnswer: beginning(/^(421|451)/, 'answer'),
};
export type RefusingMood = keyof typeof REFUSING;

/** The last three take the mail. */
const OTHERWISE = [
  'greetsSlowly',
  'greetsWithGarbage',
  'cutsBeforeData',
  'cutsDuringData',
  'cutsAfterData',
  'isSilentAfterData',
  'answersLate',
] as const;

export type Mood = 'kind' | RefusingMood | (typeof OTHERWISE)[number];

const REFUSING_MOODS = Object.keys(REFUSING) as RefusingMood[];
/** All but kindness; what takes its time first, so that others are met meanwhile. */
export const MOODS: readonly Exclude<Mood, 'kind'>[] = [...[...OTHERWISE].reverse(), ...REFUSING_MOODS];

/** Postfix's own, where it is not told to say 454. */
const RELAY_DENIED: Refusal = { at: 'recipient', code: 554, text: '5.7.1 <x@example.net>: Relay access denied' };

export const REFUSALS = Object.fromEntries(
  REFUSING_MOODS.map((mood) => [
    mood,
    [...(mood === 'deniesRelay' ? [RELAY_DENIED] : []), ...SERVER_REPLIES.filter(REFUSING[mood]).flatMap(refusal)],
  ]),
) as Record<RefusingMood, Refusal[]>;
for (const mood of REFUSING_MOODS)
  if (REFUSALS[mood].length === 0) throw new Error(`no server was ever seen so: ${mood}`);

/** What this server can say: one line of text, at a point of the conversation where it is asked. */
function refusal({ at, reply }: ServerReply): Refusal[] {
  const [, code, text] = /^(\d{3}) (.*)$/.exec(typeof reply === 'string' ? reply : '') ?? [];
  const isAsked = at === 'greeting' || at === 'sender' || at === 'recipient' || at === 'answer';
  return code !== undefined && isAsked ? [{ at, code: Number(code), text: text! }] : [];
}

// Turns notices into what is sent: one letter, or all letters of one recipient in one digest. Pure; the same notices
// yield the same text for ever after.
import type { Notice } from '../measures/notice.ts';
import { RESTORATION_NOTE } from '../measures/quotation.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { htmlOf } from './as-html.ts';
import { textOf } from './as-text.ts';
import { GROUPS, type Letter, type Digest } from './letter.ts';
import { nameOf, type Names } from './names.ts';
import { actLetter } from './zh-CN/act.ts';
import { awaitingConsentLetter } from './zh-CN/awaiting-consent.ts';
import { draftRectificationOrderLetter } from './zh-CN/draft-rectification-order.ts';
import { draftSanctionProposalLetter } from './zh-CN/draft-sanction-proposal.ts';
import { MEASURES_CITED } from './zh-CN/duty-wording.ts';
import { overtakenLetter } from './zh-CN/overtaken.ts';
import { reminderLetter } from './zh-CN/reminder.ts';

export interface Rendered {
  subject: string;
  text: string;
  html: string;
  /** One line, for lists and channels with little room. */
  short: string;
}

/** Who reads a mail. */
export interface Reader {
  party: PartyId;
  /** Null where the party has nobody to write to. */
  name: string | null;
  /** Why it comes to this person and not to the one it was meant for. */
  insteadOf?: string;
  portalUrl?: string;
}

const SIGNED = '本消息由督办系统自动发送，请勿直接回复。系统只作提醒和起草，不代替任何单位作出决定。';

/** The letter of a notice as `reader` reads it; without one, as whoever owes or the construction unit does. */
export function letterOf(notice: Notice, names: Names, reader?: PartyId): Letter {
  switch (notice.kind) {
    case 'reminder':
      return reminderLetter(notice, names, reader ?? notice.duty.owedBy);
    case 'draftRectificationOrder':
      return draftRectificationOrderLetter(notice, names, reader ?? notice.duty.owedTo[0] ?? notice.duty.owedBy);
    case 'draftSanctionProposal':
      return draftSanctionProposalLetter(notice, names);
    case 'act':
      return actLetter(notice, names, reader);
    case 'awaitingConsent':
      return awaitingConsentLetter(notice, names, reader);
    case 'overtaken':
      return overtakenLetter(notice, names);
  }
}

/** One notice by itself, for the inbox and previews. */
export function renderNotice(notice: Notice, names: Names, reader?: PartyId): Rendered {
  const letter = letterOf(notice, names, reader);
  const digest: Digest = {
    subject: letter.subject,
    greeting: '',
    opening: [],
    letters: [letter],
    closing: closingOf([letter]),
  };
  return { subject: letter.subject, text: textOf(digest), html: htmlOf(digest), short: letter.short };
}

/** All letters of one recipient in one mail, the most pressing first. */
export function renderLetters(reader: Reader, unsorted: readonly Letter[], names: Names): Rendered {
  const letters = [...unsorted].sort(byPressure);
  const count = countOf(letters);
  const single = letters.length === 1 ? letters[0] : undefined;
  const digest: Digest = {
    subject: `【督办】${single ? single.subject : `${letters.length}项：${count}`}`,
    greeting: `${nameOf(names, reader.party)}${reader.name ? `　${reader.name}` : ''}：`,
    opening: [
      ...(reader.insteadOf ? [reader.insteadOf] : []),
      ...(single ? [] : [`本消息合并了${letters.length}项：${count}。`]),
    ],
    letters,
    closing: [...closingOf(letters), ...(reader.portalUrl ? [`办理和查询：${reader.portalUrl}`] : []), SIGNED],
  };
  return {
    subject: digest.subject,
    text: textOf(digest),
    html: htmlOf(digest),
    short: single?.short ?? digest.subject,
  };
}

const closingOf = (letters: readonly Letter[]): string[] => [
  `《办法》指${MEASURES_CITED}。`,
  ...(letters.some(({ quotes }) => quotes) ? [RESTORATION_NOTE] : []),
];

function byPressure(a: Letter, b: Letter): number {
  return (
    GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.pressing - b.pressing || (a.subject < b.subject ? -1 : 1)
  );
}

function countOf(letters: readonly Letter[]): string {
  const counted = GROUPS.map((group) => ({ group, count: letters.filter((letter) => letter.group === group).length }));
  return counted
    .filter(({ count }) => count > 0)
    .map(({ group, count }) => `${group}${count}项`)
    .join('、');
}

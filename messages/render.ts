// Turns notices into what is sent: one letter, or all letters of one recipient in one digest. Pure; the same notices
// yield the same text for ever after.
import type { Notice } from '../measures/notice.ts';
import { RESTORATION_NOTE } from '../measures/quotation.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { htmlOf } from './as-html.ts';
import { textOf } from './as-text.ts';
import { byGroup, byPressure, type Form, type Letter, type Digest } from './letter.ts';
import { nameOf, type Names } from './names.ts';
import { formOf } from './parts.ts';
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
    form: 'letters',
    subject: letter.subject,
    greeting: '',
    opening: [],
    letters: [letter],
    closing: closingOf('letters', [letter]),
  };
  return { subject: letter.subject, text: textOf(digest), html: htmlOf(digest), short: letter.short };
}

/** Of several deliveries to one reader: which this is, in words, and which of all letters lie in it. */
export interface Numbering {
  /** 第2部分，共3部分 */
  label: string;
  /** Unknown where a part was divided afterwards. */
  range?: { from: number; to: number; of: number };
}

/** All letters of one recipient in one mail, the most pressing first; past ten as a table. */
export function renderLetters(reader: Reader, unsorted: readonly Letter[], names: Names): Rendered {
  const letters = [...unsorted].sort(byPressure);
  return renderPart(reader, formOf(letters), letters, names);
}

/** `letters` in the order in which they are shown. */
export function renderPart(
  reader: Reader,
  form: Form,
  letters: readonly Letter[],
  names: Names,
  numbering?: Numbering,
): Rendered {
  const count = countOf(letters);
  const single = letters.length === 1 ? letters[0] : undefined;
  const label = numbering ? `（${numbering.label}）` : '';
  const digest: Digest = {
    form,
    subject: `【督办】${reader.insteadOf ? '〔改送〕' : ''}${single ? single.subject : `${letters.length}项：${count}`}${label}`,
    greeting: `${nameOf(names, reader.party)}${reader.name ? `　${reader.name}` : ''}：`,
    opening: [
      ...(reader.insteadOf ? [reader.insteadOf] : []),
      ...(single && !numbering
        ? []
        : [`本消息${single ? '共' : '合并了'}${letters.length}项：${count}${label}。${rangeOf(numbering)}`]),
      ...(form === 'lines' ? [whereTheWholeIs(single !== undefined, reader.portalUrl)] : []),
    ],
    letters: [...letters],
    closing: [...closingOf(form, letters), ...(reader.portalUrl ? [`办理和查询：${reader.portalUrl}`] : []), SIGNED],
  };
  return {
    subject: digest.subject,
    text: textOf(digest),
    html: htmlOf(digest),
    short: single?.short ?? digest.subject,
  };
}

function rangeOf(numbering: Numbering | undefined): string {
  if (!numbering?.range) return '';
  const { from, to, of } = numbering.range;
  return `各部分合计${of}项，本部分为第${from}至${to}项。`;
}

function whereTheWholeIs(isSingle: boolean, portalUrl: string | undefined): string {
  const where = `督办系统的收件箱${portalUrl ? `（${portalUrl}）` : ''}`;
  return isSingle
    ? `本项全文过长，这里只列要点，全文见${where}。`
    : `下表每行一项，最紧迫的在前；各项的全文，包括依据、办理方法和期限如何得出，见${where}。`;
}

const closingOf = (form: Form, letters: readonly Letter[]): string[] => [
  `《办法》指${MEASURES_CITED}。`,
  ...(form === 'letters' && letters.some(({ quotes }) => quotes) ? [RESTORATION_NOTE] : []),
];

const countOf = (letters: readonly Letter[]): string =>
  byGroup(letters)
    .map(([group, members]) => `${group}${members.length}项`)
    .join('、');

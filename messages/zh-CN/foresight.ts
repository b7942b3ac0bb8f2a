// 预览：what an act would do, in plain lines that an official can read aloud. Tells what the data tells, in the same order.
import { beijingDateOf, beijingTimeOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import { isAwaiting, lastDayOf, type DutyRecord } from '../../measures/duty.ts';
import type { Foresight } from '../../measures/foresight.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { noticeDossierOf } from '../../measures/act-news.ts';
import type { Saying } from '../../measures/notice.ts';
import { POST_NAMES, type AddressedPost } from '../../measures/post.ts';
import { quoted } from '../../measures/quoted.ts';
import { titleOfDuty } from '../../measures/register.ts';
import { AWAITED_NAMES, type PartyId } from '../../measures/vocabulary.ts';
import { nameOf, namesOfAll, type Names } from '../names.ts';
import { asSentence, dateTermOf, dossierNameOf, howTheDateCameAbout, untilNameOf } from './duty-wording.ts';

/** An act that was foreseen, for the reader who would bring it. */
export interface Foretold {
  kind: DossierKind;
  title: string;
  by: PartyId;
  today: CalendarDate;
  /** What the reader may know of it. */
  foresight: Foresight;
  /** Who has to go along first. */
  awaiting: readonly PartyId[];
  subjectOf: (saying: Saying) => string;
}

/** Each part under its heading; a part in which nothing happens is left out, but for duties, dates and messages. */
export function foresightText(foretold: Foretold, names: Names): string {
  const { foresight, awaiting, kind } = foretold;
  const { opened, moved, met, fallenAway, waiting, warnings, ended } = foresight;
  const duty = (record: DutyRecord): string => dutyNamed(kind, record, names);
  const parts = [
    headOf(foretold, names),
    awaiting.length > 0 ? [`本项为联合行为：尚须${namesOfAll(names, awaiting)}会同，会同以前不发生效力。`] : [],
    listed('新增应办事项', '没有新增的应办事项。', opened, (record) => [
      `${duty(record)}，${dateTermOf(record)}为${untilNameOf(record)}。`,
      ...howTheDateCameAbout(record).lines,
    ]),
    listed('期限变动', '没有期限变动。', moved, ({ duty: record, from, to }) => [
      `${duty(record)}，${dateTermOf(record)}${movedWorded(from, to)}：${asSentence(record.history.at(-1)?.because ?? '')}`,
      record.explanation.text,
    ]),
    listed('随之办结', undefined, met, (record) => [`${duty(record)}，以${dayNameOf(record.dischargedOn!)}为办理日。`]),
    listed('不再需要办理', undefined, fallenAway, (record) => [`${duty(record)}：${asSentence(record.cancelled!)}`]),
    listed('等待情况', undefined, waiting, (record) => [`${duty(record)}：${waitingOf(record, foretold.today)}`]),
    listed('通知', '不通知任何单位。', messagesOf(foretold, names), (line) => [line]),
    listed('其后的提醒（其间没有新的办理）', undefined, remindersOf(foretold, names), (line) => [line]),
    listed('请注意', undefined, warnings, ({ says }) => [says]),
    ended ? [`办理后${kind.thisOne}的全部事项即告办结，卷宗不再提醒。`] : [],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headOf({ kind, title, by, today, foresight: { line, stage } }: Foretold, names: Names): string[] {
  const { from, to } = stage;
  const stages =
    from === to ? `仍为「${kind.stageNames[to]}」` : `由「${kind.stageNames[from]}」变为「${kind.stageNames[to]}」`;
  return [
    `以下是办理${quoted(title)}后将会发生的事；这只是预览，现在什么也没有发生。`,
    `${kind.title}：${dossierNameOf(noticeDossierOf(kind, line.facts))}`,
    `办理单位：${nameOf(names, by)}`,
    `办理日期：${dayNameOf(today)}`,
    `阶段：${stages}`,
  ];
}

function listed<Item>(
  heading: string,
  ifNone: string | undefined,
  items: readonly Item[],
  linesOf: (item: Item) => readonly string[],
): string[] {
  if (items.length === 0) return ifNone === undefined ? [] : [ifNone];
  return [
    `${heading}（${items.length}项）：`,
    ...items.flatMap((item, index) =>
      linesOf(item).map((line, at) => (at === 0 ? `${index + 1}. ${line}` : `   ${line}`)),
    ),
  ];
}

const dutyNamed = (kind: DossierKind, record: DutyRecord, names: Names): string =>
  `「${titleOfDuty(kind, record)}」${keyNamed(kind, record)}，由${nameOf(names, record.owedBy)}办理`;

/** A recurring one is told from the others of its name. */
function keyNamed(kind: DossierKind, { duty, key }: DutyRecord): string {
  const worded = kind.duties.find(({ name }) => name === duty)?.keyWorded?.(key);
  return worded === undefined ? '' : `（${worded}）`;
}

/** Where the last day stays another day of it moved: the first day of its window, or the day to aim at. */
const movedWorded = (from: CalendarDate, to: CalendarDate): string =>
  from === to ? `仍为${dayNameOf(to)}，可以办理的日期或者宜办结日有变` : `由${dayNameOf(from)}改为${dayNameOf(to)}`;

const waitingOf = (record: DutyRecord, today: CalendarDate): string =>
  record.awaits && isAwaiting(record, today)
    ? `${AWAITED_NAMES[record.awaits.what]}。`
    : `不再等待对方，${dateTermOf(record)}为${dayNameOf(lastDayOf(record))}。`;

function messagesOf({ foresight, subjectOf }: Foretold, names: Names): string[] {
  const bySubject = new Map<string, string[]>();
  for (const saying of foresight.told) {
    const when = `${dayNameOf(saying.plannedOn)}进入收件箱，${sentWorded(saying.sendNotBefore)}`;
    const what = `${when}：${subjectOf(saying)}`;
    bySubject.set(what, [...(bySubject.get(what) ?? []), recipientNamed(names, saying)]);
  }
  return [...bySubject].map(([what, to]) => `${[...new Set(to)].join('、')}，${what}`);
}

const sentWorded = (at: number): string => `${dayNameOf(beijingDateOf(at))}${beijingTimeOf(at)}起发送`;

function remindersOf({ kind, foresight }: Foretold, names: Names): string[] {
  return foresight.reminders.map(({ duty, plannedOn, nature, isDraft, to }) => {
    const whom = to.map((recipient) => recipientNamed(names, recipient)).join('、');
    const what = isDraft ? `提请${whom}审定代拟稿` : `${nature === 'overdue' ? '届时仍未办结的，告知' : '提醒'}${whom}`;
    return `${dayNameOf(plannedOn)}，${what}：「${titleOfDuty(kind, duty)}」${keyNamed(kind, duty)}`;
  });
}

const recipientNamed = (names: Names, { party, post }: { party: PartyId; post: AddressedPost }): string =>
  `${nameOf(names, party)}${POST_NAMES[post]}`;

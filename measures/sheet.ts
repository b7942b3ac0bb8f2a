// The sheet of a dossier: what is awaited, from whom, until when, under which article. Markdown for the page of its
// workflow; pure, so a corrected wording breaks no replay.
import { articleNumeral } from './articles.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import { dayNameOf } from './date-name.ts';
import type { DossierFacts, Proposal } from './dossier.ts';
import { isOpen, lastDayOf, type Awaits, type DutyFigures } from './duty.ts';
import type { DossierKind } from './kind.ts';
import { plainly } from './markdown.ts';
import { capacityNameIn } from './parts.ts';
import { actOf, dutyOf, titleOfDuty } from './register.ts';
import { AWAITED_NAMES, BASIS_NAMES, BUREAU_NAMES, DUE_BASIS_NAMES, type Bureau, type PartyId } from './vocabulary.ts';

export interface SheetExtras {
  lastAct?: { act: string; by: PartyId; on: CalendarDate; seq: number };
  nextReminderOn?: CalendarDate;
  portalUrl?: string;
  /** Registered names as of the last record; a party without one is called by its code. */
  names?: Readonly<Record<PartyId, string>>;
}

interface Cast {
  kind: DossierKind;
  facts: DossierFacts;
  names: Readonly<Record<PartyId, string>>;
}

/** Knows no clock: dates are given as they are, and the reader sees today's. */
export function sheetOf(
  kind: DossierKind,
  facts: DossierFacts,
  duties: readonly DutyFigures[],
  { lastAct, nextReminderOn, portalUrl, names = {} }: SheetExtras,
): string {
  const cast = { kind, facts, names };
  const { unit, department } = kind.belongsTo(facts);
  const called = (party: PartyId | undefined): string => plainly((party && (names[party] ?? party)) || '—');
  const lastDone = lastAct && [whoIs(cast, lastAct.by), dayNameOf(lastAct.on), `台账第${lastAct.seq}号`].join('，');
  const open = duties
    .filter(isOpen)
    .sort((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : lastDayOf(a) > lastDayOf(b) ? 1 : 0));
  return [
    `### ${plainly(kind.nameOf(facts) || '（未建档）')}（${plainly(facts.code)}）`,
    '',
    `**阶段**：${kind.stageNames[facts.stage]}　**项目建设单位**：${called(unit)}　**市级部门**：${called(department)}`,
    ...(kind.remarksOf?.(facts) ?? []).flatMap((remark) => ['', remark]),
    '',
    ...(open.length > 0 ? tableOf(cast, open) : ['当前没有待办的有期限事项。']),
    '',
    ...facts.proposals.map((proposal) => proposalLine(cast, proposal)),
    `**最近办理**：${lastAct ? `${titleOfAct(cast, lastAct.act)}（${lastDone}）` : '无'}`,
    '',
    `**下次提醒**：${nextReminderOn ? dayNameOf(nextReminderOn) : '无'}`,
    ...(portalUrl ? ['', `[在督办系统中查看](${portalUrl})`] : []),
  ].join('\n');
}

function tableOf(cast: Cast, open: readonly DutyFigures[]): string[] {
  return [
    '| 等待办理 | 由谁 | 收件单位 | 截止（建议办结）日期 | 事项依据 | 期限依据 | 说明 |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...open.map((duty) => rowOf(cast, duty)),
  ];
}

function rowOf(cast: Cast, duty: DutyFigures): string {
  const registered = dutyOf(cast.kind, duty.duty);
  const article = duty.article ?? registered?.article ?? null;
  const source = article === null ? BASIS_NAMES.practice : articleNumeral(article);
  const dueSource = DUE_BASIS_NAMES[duty.dueBasis ?? registered?.dueBasis ?? 'practice'];
  const owedTo = duty.owedTo
    .filter((party) => party !== duty.owedBy)
    .map((party) => whoIs(cast, party))
    .join('、');
  const cells = [plainly(titleOfDuty(cast.kind, duty)), whoIs(cast, duty.owedBy), owedTo || '—'];
  return `| ${[...cells, dayNameOf(lastDayOf(duty)), source, dueSource, remarkOf(duty)].join(' | ')} |`;
}

function remarkOf({ opensOn, targetOn, legalLimitOn, awaits, overdueSince }: DutyFigures): string {
  return (
    [
      ...(overdueSince ? [`**自${dayNameOf(overdueSince)}起逾期**`] : []),
      ...(awaits ? [awaitsWorded(awaits)] : []),
      ...(opensOn ? [`自${dayNameOf(opensOn)}起办理`] : []),
      ...(targetOn && targetOn !== legalLimitOn ? [`宜于${dayNameOf(targetOn)}前办结`] : []),
    ].join('；') || '—'
  );
}

/** What waits, since when, and until when that keeps lateness off. */
const awaitsWorded = ({ what, since, until }: Awaits): string =>
  `${AWAITED_NAMES[what]}（自${dayNameOf(since)}${until ? `，计至${dayNameOf(until)}` : ''}）`;

function proposalLine(cast: Cast, { act, by, on, seq, awaiting }: Proposal): string {
  return `**待会同**：${titleOfAct(cast, act)}（${whoIs(cast, by)}于${dayNameOf(on)}提议，台账第${seq}号），等待${awaiting.map((party) => whoIs(cast, party)).join('、')}\n`;
}

const titleOfAct = ({ kind }: Cast, name: string): string => actOf(kind, name)?.title ?? '有关事项';

/** In Markdown: an authority by its name, others by their part in the dossier and their name. */
function whoIs({ kind, facts, names }: Cast, party: PartyId): string {
  const bureau = BUREAU_NAMES[party as Bureau];
  if (bureau) return bureau;
  const part = kind.partsOf(facts).find((one) => one.party === party);
  const called = plainly(names[party] ?? party);
  return part ? `${capacityNameIn(kind, part.capacity)} ${called}` : called;
}

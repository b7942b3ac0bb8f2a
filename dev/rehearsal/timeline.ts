// A rehearsed life as text: date, weekday, what happened or which reminder went to whom, article, how the date came
// about.
import { weekdayNameOf } from '../../measures/calendar/calendar-date.ts';
import type { Life, LifeEvent } from './life.ts';

const MARKS: Record<LifeEvent['kind'], string> = { act: '■', refused: '✕', unit: '▲', reminder: '◷', draft: '✎' };

export function timelineOf({ scenario, code, wakes, events }: Life): string {
  const count = (kind: LifeEvent['kind']): number => events.filter((event) => event.kind === kind).length;
  return [
    '',
    `${scenario.title}（${code}）`,
    scenario.shows,
    '■ 办理的行为　✕ 不予办理　▲ 对单位的措施　◷ 到期提醒　✎ 供有权部门审定的草稿',
    '',
    ...events.map(lineOf),
    '',
    `办理 ${count('act')} 项，提醒 ${count('reminder')} 次，草稿 ${count('draft')} 份；唤醒 ${wakes} 次。`,
  ].join('\n');
}

function lineOf({ on, kind, who, what, article, because, stage, told }: LifeEvent): string {
  const isAct = kind !== 'reminder' && kind !== 'draft';
  const where = isAct ? `${who}　${what}${stage ? `　→「${stage}」` : ''}` : `${what}　→ ${who}`;
  const beside = `${article ? `　[${article}]` : ''}${told ? `　（告知${told}）` : ''}`;
  const line = `${on} ${weekdayNameOf(on)}  ${MARKS[kind]} ${where}${beside}`;
  return because ? `${line}\n                   ${because}` : line;
}

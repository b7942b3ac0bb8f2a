// A rehearsed life as one self-contained page: stages as bands, duties as bars, reminders as dots, and the rows
// beneath.
import { daysBetween, weekdayNameOf, yearOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { lastDayOf, type DutyRecord } from '../../measures/duty.ts';
import type { Nature } from '../../measures/notice.ts';
import { findDuty } from '../../measures/register.ts';
import { html, type Markup } from '../../messages/html.ts';
import type { Life, LifeEvent } from './life.ts';

const WIDTH = 1180;
const LEFT = 210;
const ROW = 26;
const LETTER = 11;
const NATURE_COLOURS: Record<Nature, string> = {
  started: '#64748b',
  opened: '#64748b',
  served: '#b45309',
  ahead: '#2563eb',
  dueToday: '#d97706',
  overdue: '#dc2626',
  moved: '#64748b',
  awaiting: '#d97706',
};

/** Where a day stands from left to right. */
type PlaceOf = (on: CalendarDate) => number;

export function pageOf(lives: readonly Life[]): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>督办演练</title>
        <meta name="viewport" content="width=device-width" />
        <style>
          body {
            font:
              14px/1.6 'Noto Sans CJK SC',
              'Microsoft YaHei',
              sans-serif;
            color: #1e293b;
            max-width: 1240px;
            margin: 24px auto;
            padding: 0 16px;
          }
          h1 {
            font-size: 22px;
          }
          h2 {
            font-size: 18px;
            margin-top: 36px;
          }
          svg {
            background: #f8fafc;
            border: 1px solid #e2e8f0;
            width: 100%;
            height: auto;
          }
          table {
            border-collapse: collapse;
            width: 100%;
            margin-top: 12px;
          }
          td,
          th {
            border-bottom: 1px solid #e2e8f0;
            padding: 4px 8px;
            text-align: left;
            vertical-align: top;
          }
          td:first-child,
          td:last-child {
            white-space: nowrap;
          }
          tr.reminder td {
            color: #1d4ed8;
          }
          tr.draft td {
            color: #b91c1c;
          }
          small {
            color: #64748b;
            display: block;
          }
          text {
            font-size: 11px;
            fill: #334155;
          }
          .year {
            fill: #94a3b8;
          }
        </style>
      </head>
      <body>
        <h1>督办演练：项目的一生</h1>
        <p>以下由真实的工作流、规则和数据库在虚拟时间中产生；尚未公布放假安排的年份，日期为暂定。</p>
        <p>●　提醒（蓝：到期前，橙：到期日，红：逾期）；横条：义务自起算至最后一日；△　履行日。</p>
        ${lives.map(lifeSection)}
      </body>
    </html>`.source;
}

function lifeSection({ scenario, code, wakes, events, duties }: Life): Markup {
  return html`<h2>${scenario.title}</h2>
    <p>${scenario.shows}（${code}，唤醒${wakes}次）</p>
    ${picture(events, duties)}${rows(events)}`;
}

function picture(events: readonly LifeEvent[], duties: readonly DutyRecord[]): Markup {
  // The opening, and what else is of that day, happens in real time, years before.
  const virtual = events.filter(({ on }) => on > events[0]!.on);
  const from = virtual[0]!.on;
  const until = virtual.at(-1)!.on;
  const x: PlaceOf = (on) =>
    LEFT +
    ((WIDTH - LEFT - 20) * Math.min(daysBetween(from, until), Math.max(0, daysBetween(from, on)))) /
      Math.max(1, daysBetween(from, until));
  const shown = duties
    .filter(({ cancelled }) => cancelled === undefined)
    .sort((a, b) => (a.explanation.anchor.on < b.explanation.anchor.on ? -1 : 1));
  const height = ROW * (shown.length + 2) + 40;
  const years = Array.from({ length: yearOf(until) - yearOf(from) }, (_, index) => `${yearOf(from) + index + 1}-01-01`);
  const grid = years.map(
    (on) =>
      html`<line x1="${x(on)}" x2="${x(on)}" y1="20" y2="${height}" stroke="#e2e8f0" />
        <text class="year" x="${x(on) + 3}" y="16">${on.slice(0, 4)}</text>`,
  );
  const bars = shown.map((duty, index) => dutyBar(duty, virtual, x, 20 + ROW * (index + 1.5)));
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img">${grid}${stageBand(virtual, x, until)}${bars}</svg>`;
}

function stageBand(events: readonly LifeEvent[], x: PlaceOf, until: CalendarDate): Markup {
  const changes = events.filter(
    ({ stage }, index) =>
      stage !== undefined && stage !== events.slice(0, index).findLast((earlier) => earlier.stage)?.stage,
  );
  const bands = changes.map(({ on, stage }, index) => {
    const end = changes[index + 1]?.on ?? until;
    const width = Math.max(1, x(end) - x(on));
    // A name that does not fit stands in the title alone.
    const name = html`<text x="${x(on) + 4}" y="36">${stage}</text>`;
    return html`<rect x="${x(on)}" y="22" width="${width}" height="20" fill="${index % 2 ? '#bae6fd' : '#7dd3fc'}">
        <title>${stage} ${on}</title>
      </rect>
      ${width > stage!.length * LETTER + LETTER ? name : undefined}`;
  });
  return html`${bands}<text x="4" y="37">阶段（悬停查看）</text>`;
}

function dutyBar(duty: DutyRecord, events: readonly LifeEvent[], x: PlaceOf, y: number): Markup {
  const start = duty.opensOn ?? duty.explanation.anchor.on;
  const width = Math.max(2, x(lastDayOf(duty)) - x(start));
  const late = duty.overdueSince !== undefined;
  const dots = events
    .filter(({ kind, because }) => (kind === 'reminder' || kind === 'draft') && because === duty.explanation.text)
    .map(
      ({ on, nature, what }) =>
        html`<circle cx="${x(on)}" cy="${y + 8}" r="4" fill="${nature ? NATURE_COLOURS[nature] : '#7f1d1d'}">
          <title>${on} ${what}</title>
        </circle>`,
    );
  const met = duty.dischargedOn
    ? html`<path d="M${x(duty.dischargedOn)} ${y + 2} l5 11 h-10 z" fill="${late ? '#dc2626' : '#16a34a'}">
        <title>${duty.dischargedOn} 履行</title>
      </path>`
    : undefined;
  const { title: name, keyWorded } = findDuty(duty.duty)!;
  const title = name + (keyWorded ? `（${keyWorded(duty.key)}）` : '');
  return html`<text x="4" y="${y + 12}">${title}</text>
    <rect x="${x(start)}" y="${y + 4}" width="${width}" height="8" rx="4" fill="${late ? '#fecaca' : '#bbf7d0'}">
      <title>${duty.explanation.text}</title>
    </rect>
    ${dots}${met}`;
}

function rows(events: readonly LifeEvent[]): Markup {
  return html`<table>
    <tr>
      <th>日期</th>
      <th>事项</th>
      <th>谁</th>
      <th>条款</th>
    </tr>
    ${events.map(row)}
  </table>`;
}

function row({ on, kind, who, what, article, because, stage, told }: LifeEvent): Markup {
  const small = (text: string | undefined) => (text ? html`<small>${text}</small>` : undefined);
  return html`<tr class="${kind}">
    <td>${on} ${weekdayNameOf(on)}</td>
    <td>${what}${stage ? `　→ ${stage}` : ''}${small(because)}${small(told && `告知：${told}`)}</td>
    <td>${who}</td>
    <td>${article ?? ''}</td>
  </tr>`;
}

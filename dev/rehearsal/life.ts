// One rehearsed life read back from the ledger and the outbox, as rows in order of their day.
import { beijingDateOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierId } from '../../measures/dossier.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { UNIT_STAGE_NAMES, type UnitStage } from '../../measures/unit/facts.ts';
import { articleNumeral } from '../../measures/articles.ts';
import { findAct } from '../../measures/register.ts';
import type { Nature, Notice } from '../../measures/notice.ts';
import { STAGE_NAMES, type Stage } from '../../measures/vocabulary.ts';
import { nameOf, type Names } from '../../messages/names.ts';
import { renderNotice } from '../../messages/render.ts';
import { POST_NAMES, type AddressedPost } from '../../measures/post.ts';
import type { Pool } from '../../database/pool.ts';
import type { Played, Refused } from './play.ts';
import { REHEARSAL_PARTIES, type Scenario } from './scenario.ts';

export interface LifeEvent {
  on: CalendarDate;
  /** `unit`: an act on the unit itself, which has a dossier of its own. */
  kind: 'act' | 'refused' | 'unit' | 'reminder' | 'draft';
  /** Who acted, or whom it went to. */
  who: string;
  what: string;
  article: string | null;
  /** How the date of a reminder came about. */
  because?: string;
  stage?: string;
  /** Who was told of an act. */
  told?: string;
  /** Of a reminder. */
  nature?: Nature;
}

export interface Life {
  scenario: Pick<Scenario, 'name' | 'title' | 'shows'>;
  code: string;
  wakes: number;
  events: LifeEvent[];
  duties: DutyRecord[];
  messages: MessageRow[];
}

export interface MessageRow {
  plannedOn: CalendarDate;
  dutyRef: string | null;
  step: string;
  party: string;
  post: AddressedPost;
  notice: Notice;
}
interface LedgerRow {
  seq: number;
  at: number;
  act: string;
  party: string;
  proposes: boolean | null;
  stage: string;
}

const NAMES: Names = Object.fromEntries(REHEARSAL_PARTIES.map(({ id, name }) => [id, name]));

export async function readLife(pool: Pool, scenario: Scenario, played: Played): Promise<Life> {
  const { code, wakes, unitCode, refused } = played;
  const ledger = await actsOf(pool, { kind: 'project', code });
  const ofUnit = unitCode === undefined ? [] : await actsOf(pool, { kind: 'unit', code: unitCode });
  const messages = await pool.query<MessageRow>(
    `select planned_on as "plannedOn", duty_ref as "dutyRef", step, party, post, notice from message where kind = 'project' and code = $1 order by planned_on, seq, key`,
    [code],
  );
  const duties = await pool.query<{ record: DutyRecord }>(
    `select record from duty where kind = 'project' and code = $1`,
    [code],
  );
  // Reminders of a day are ready before its acts, which happen at ten.
  const events = [
    ...together(messages.rows.filter(({ dutyRef }) => dutyRef !== null)),
    ...ofUnit.map(unitEvent),
    ...refused.map(refusedEvent),
    ...ledger.map((row) => actEvent(row, messages.rows)),
  ];
  const { name, title, shows } = scenario;
  return {
    scenario: { name, title, shows },
    code,
    wakes: wakes.length,
    events: events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    duties: duties.rows.map(({ record }) => record),
    messages: messages.rows,
  };
}

async function actsOf(pool: Pool, { kind, code }: DossierId): Promise<LedgerRow[]> {
  const { rows } = await pool.query<LedgerRow>(
    `select seq, at, act, party, proposes, facts ->> 'stage' as stage from ledger
      where kind = $1 and code = $2 and line = 'act' order by seq`,
    [kind, code],
  );
  return rows;
}

const numeral = (article: number | null): string | null => (article === null ? null : articleNumeral(article));

function unitEvent({ at, act, party, stage }: LedgerRow): LifeEvent {
  const { title, article } = findAct(act)!;
  const on = beijingDateOf(Number(at));
  const what = `${title}　→ 单位「${UNIT_STAGE_NAMES[stage as UnitStage]}」`;
  return { on, kind: 'unit', who: nameOf(NAMES, party), what, article: numeral(article) };
}

function refusedEvent({ act: { on, act, by }, says }: Refused): LifeEvent {
  const { title, article } = findAct(act)!;
  const what = `${title}：不予办理`;
  return { on, kind: 'refused', who: nameOf(NAMES, by), what, article: numeral(article), because: says };
}

function actEvent({ seq, at, act, party, proposes, stage }: LedgerRow, messages: readonly MessageRow[]): LifeEvent {
  const { title, article } = findAct(act)!;
  return {
    on: beijingDateOf(Number(at)),
    kind: 'act',
    who: nameOf(NAMES, party),
    what: proposes ? `${title}（提议，待会同）` : title,
    article: article === null ? null : articleNumeral(article),
    stage: STAGE_NAMES[stage as Stage],
    told: recipients(messages.filter(({ notice }) => 'seq' in notice && notice.seq === seq)),
  };
}

const recipients = (rows: readonly MessageRow[]): string =>
  rows.map(({ party, post }) => `${nameOf(NAMES, party)}${POST_NAMES[post]}`).join('、');

/** One event for all recipients of the same notice. */
function together(rows: readonly MessageRow[]): LifeEvent[] {
  const groups = new Map<string, MessageRow[]>();
  for (const row of rows) {
    const key = `${row.plannedOn}|${row.dutyRef}|${row.step}|${JSON.stringify(row.notice)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group): LifeEvent => {
    const { notice, plannedOn } = group[0]!;
    const about = 'duty' in notice ? notice.duty : undefined;
    const article = about ? about.article : 'article' in notice ? notice.article : null;
    return {
      on: plannedOn,
      kind: notice.kind === 'reminder' ? 'reminder' : 'draft',
      who: recipients(group),
      what: renderNotice(notice, NAMES).short,
      article: article === null ? null : articleNumeral(article),
      because: about?.explanation.text,
      nature: notice.kind === 'reminder' ? notice.nature : undefined,
    };
  });
}

// Test support: plays a life that stands as a table through the pure rules, and says what happened in the table's words.
import { weekdayNameOf } from '../../../measures/calendar/calendar-date.ts';
import { isAwaiting, lastDayOf, type DutyRecord } from '../../../measures/duty.ts';
import { lampOf, type Lamp } from '../../../measures/lamp.ts';
import type { Saying } from '../../../measures/notice.ts';
import { ACT_SAMPLES, EXAMPLE, type ActName } from '../../../measures/project/act-samples.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { project } from '../../../measures/project/project.ts';
import { firstPractice, kindNamed } from '../../../measures/register.ts';
import { AWAITED_NAMES, type DocumentKind } from '../../../measures/vocabulary.ts';
import { renderNotice } from '../../../messages/render.ts';
import { SettledLife } from '../settled-life.ts';
import { preparing, type Class } from './beginnings.ts';

/** Day, who (two names with + act jointly on one day), act, and what differs from the sample of the act. */
export type ActRow = [on: string, by: string, act: ActName, said?: Said];
/** `order` names an order of rectification by its place in the dossier, 1 for the first; `about` a duty as tables do. */
type Said = Record<string, unknown> & { order?: number; about?: string };
/** Day (its weekday where it matters), duty, mark between 〔 and 〕, to whom: `unit handler+head, big-data handler`. */
export type SayingRow = [on: string, duty: string, mark: string, to: string];
/** Day, lamp at its end, and of duties: last day, lateness, what is awaited, how it ended. */
export type StandingRow = [on: string, lamp: Lamp, duties?: Record<string, string>];
/** Day, duty, one recipient, and what its letter of that day says, or does not say. */
export type ReadingRow = [on: string, duty: string, to: string, how: 'says' | 'does not say', what: string];
/** Day, act, and whose handlers hear of it. */
export type NewsRow = [on: string, act: string, to: string];

export interface LifeTable {
  title: string;
  class: Class;
  /** What is otherwise than in a project that is prepared and not yet begun. */
  begins?: (facts: ProjectFacts) => ProjectFacts;
  acts: ActRow[];
  until: string;
  /** All that is said of duties in this time, but for those of later life where no row names them. */
  said: SayingRow[];
  stands: StandingRow[];
  /** Sentences in which a letter speaks of what is special here. */
  reads?: ReadingRow[];
  /** All that is told of acts, where the life is about who is told. */
  told?: NewsRow[];
}

export interface LifeInWords {
  said: string[];
  stands: string[];
  reads: string[];
  told?: string[];
}

const PARTIES: Record<string, string> = { unit: 'unit-a', department: 'department-x' };
const partyOf = (name: string): string => PARTIES[name] ?? name;
const ENGLISH_WEEKDAYS: Record<string, string> = {
  周一: 'Mon',
  周二: 'Tue',
  周三: 'Wed',
  周四: 'Thu',
  周五: 'Fri',
  周六: 'Sat',
  周日: 'Sun',
};

/** '2026-02-28 Sat' → '2026-02-28'; a weekday that is not that day's is an error of the table. */
function dayIn(written: string): string {
  const [on = '', weekday] = written.split(' ');
  const right = ENGLISH_WEEKDAYS[weekdayNameOf(on)];
  if (weekday !== undefined && weekday !== right) throw new Error(`${on} is a ${right}, not a ${weekday}`);
  return on;
}

/** 'unit handler+head, finance handler' → the three of them. */
const recipientsIn = (to: string): string[] =>
  to.split(', ').flatMap((one) => {
    const [party = '', posts = ''] = one.split(' ');
    return posts.split('+').map((post) => `${partyOf(party)}/${post}`);
  });

/** What the table expects, one line for each recipient. */
export function expectedOf({ reads = [], said, stands, told }: LifeTable): LifeInWords {
  return {
    said: said
      .flatMap(([on, duty, mark, to]) => recipientsIn(to).map((whom) => `${dayIn(on)} ${duty} ${whom} 〔${mark}〕`))
      .sort(),
    stands: stands.flatMap(([on, lamp, duties = {}]) => [
      `${dayIn(on)} ${lamp}`,
      ...Object.entries(duties).map(([duty, standing]) => `${dayIn(on)} ${duty}: ${standing}`),
    ]),
    reads: reads.map(([on, duty, to, how, what]) => `${dayIn(on)} ${duty} to ${to} ${how}: ${what}`),
    told: told
      ?.flatMap(([on, act, to]) => to.split(', ').map((party) => `${dayIn(on)} ${act} ${partyOf(party)}`))
      .sort(),
  };
}

/** What comes about when the acts of the table are done on their days. */
export function played({
  acts,
  begins,
  class: amountClass,
  reads = [],
  said,
  stands,
  told,
  until,
}: LifeTable): LifeInWords {
  const life = new SettledLife<ProjectFacts>(project, 'CQ-2026-0001', acts[0]![0]);
  life.facts = (begins ?? ((facts) => facts))(preparing(amountClass));
  // Entries of the facts that a life begins with are numbered below.
  life.seq = 20;
  const lines: string[] = [];
  const left = [...acts];
  const actUntil = (end: string): void => {
    while (left[0] && left[0][0] <= end) bring(life, left.shift()!);
    life.until(end);
  };
  for (const [written, , duties = {}] of stands) {
    const on = dayIn(written);
    actUntil(on);
    lines.push(`${on} ${lampOf(kindNamed('project'), life.duties, { today: on, practice: firstPractice() })}`);
    for (const name of Object.keys(duties)) lines.push(`${on} ${name}: ${standingOf(life.duties, name, on)}`);
  }
  actUntil(until);
  return {
    said: life.says
      .filter(({ dutyRef }) => dutyRef !== undefined && !isBeside(dutyRef, said))
      .map(saidLine)
      .sort(),
    stands: lines,
    reads: reads.map((row) => readingOf(life.says, row)),
    told: told && life.says.flatMap(newsLine).sort(),
  };
}

function bring(life: SettledLife<ProjectFacts>, [on, by, act, { order, about, ...said } = {}]: ActRow): void {
  const [first, second] = by.split('+').map(partyOf) as [string, string?];
  const { input, cites } = sampleOf(act, life.facts);
  const given = input({ ...EXAMPLE, today: on, facts: life.facts });
  const of = order === undefined ? {} : { of: life.facts.rectifications[order - 1]!.seq };
  const duty = about === undefined ? undefined : recordOf(life.duties, about)!;
  const meant = duty && { about: { duty: duty.duty, key: duty.key } };
  life.do(act, first, { ...given, ...of, ...meant, ...said }, { on, documents: cites });
  if (second !== undefined) life.do(act, second, {}, { on, confirms: life.seq });
}

/** What comes back after a return is what was submitted, once more. */
function sampleOf(
  act: ActName,
  { stage }: ProjectFacts,
): {
  input: (situation: typeof EXAMPLE) => object;
  cites?: readonly DocumentKind[];
} {
  return act === 'resubmit' && stage === 'ACCEPTANCE_IN_PROGRESS' ? ACT_SAMPLES.applyForAcceptance : ACT_SAMPLES[act];
}

/** A year-end duty is named with its year. */
const nameOf = (ref: string): string => {
  const [duty = '', key = ''] = ref.split(':');
  return duty === 'YEAR_END_REPORT' ? `${duty} ${key}` : duty;
};

const markOf = ({ notice, party }: Saying): string =>
  /〔.+?〕/.exec(renderNotice(notice, {}, party).subject)?.[0] ?? '';
const saidLine = (saying: Saying): string =>
  `${saying.plannedOn} ${nameOf(saying.dutyRef!)} ${saying.party}/${saying.post} ${markOf(saying)}`;
function readingOf(says: readonly Saying[], [written, duty, to, how, what]: ReadingRow): string {
  const [on, whom] = [dayIn(written), recipientsIn(to)[0]];
  const letters = says
    .filter(
      ({ dutyRef, party, plannedOn, post }) =>
        dutyRef !== undefined && nameOf(dutyRef) === duty && plannedOn === on && `${party}/${post}` === whom,
    )
    .map(({ notice, party }) => renderNotice(notice, {}, party).text);
  const said = letters.some((text) => text.includes(what)) ? 'says' : 'does not say';
  return `${on} ${duty} to ${to} ${letters.length === 0 ? `(no letter: ${how})` : said}: ${what}`;
}

/** What every accepted project owes beside what a life is about; lives of its own tell of it. */
const OF_LATER_LIFE = ['ARCHIVES', 'OPERATION_CONFIRMATION'];
const isBeside = (dutyRef: string, rows: readonly SayingRow[]): boolean =>
  OF_LATER_LIFE.some((duty) => dutyRef.startsWith(`${duty}:`) && !rows.some(([, named]) => named === duty));

const newsLine = ({ notice, party, plannedOn }: Saying): string[] =>
  notice.kind === 'act' ? [`${plannedOn} ${notice.act} ${party}`] : [];

/** `RECTIFICATION #2` is the second of that name in the order of the ledger. */
function recordOf(duties: readonly DutyRecord[], written: string): DutyRecord | undefined {
  const [name, place = '1'] = written.split(' #');
  const ofName = duties
    .filter(({ duty, key }) => nameOf(`${duty}:${key}`) === name)
    .sort((a, b) => Number.parseInt(a.key) - Number.parseInt(b.key));
  return ofName[Number(place) - 1];
}

function standingOf(duties: readonly DutyRecord[], written: string, on: string): string {
  const record = recordOf(duties, written);
  if (!record) return 'none';
  const { awaits, cancelled, dischargedOn, opensOn, overdueSince } = record;
  const waits = awaits && dischargedOn === undefined && isAwaiting(record, on) ? awaits : undefined;
  return [
    ...(opensOn && record.duty === 'SELF_EVALUATION' ? [`opens ${opensOn}`] : []),
    `last day ${lastDayOf(record)}`,
    ...(overdueSince ? [`late since ${overdueSince}`] : []),
    ...(waits ? [`awaits ${AWAITED_NAMES[waits.what]}${waits.until ? ` until ${waits.until}` : ''}`] : []),
    ...(dischargedOn ? [`met ${dischargedOn}`] : []),
    ...(cancelled ? ['fell away'] : []),
  ].join(', ');
}

// Test support: one step of a life: time passes, editions change, or somebody brings something. What it is follows from
// one number and the life before it, so a step that is left out changes none of the others' draws.
import { addDays, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { calendarOf } from '../../../measures/calendar/rest-days.ts';
import { isOpen, lastDayOf } from '../../../measures/duty.ts';
import type { Judgement } from '../../../measures/judgement.ts';
import { applied } from '../../../measures/judgement.ts';
import type { Practice } from '../../../measures/practice.ts';
import { unopenedFacts, type ProjectFacts } from '../../../measures/project/facts.ts';
import { PROJECT_ACTS } from '../../../measures/project/acts.ts';
import { project } from '../../../measures/project/project.ts';
import type { NamedAct } from '../../../measures/way-out.ts';
import { DOCUMENT_KINDS, type Stage } from '../../../measures/vocabulary.ts';
import { diceOf, documentOf, pick, type Dice } from '../../workflows/random-orders.ts';
import { IMAGINED_2027 } from '../calendar/imagined-2027.ts';
import { ACTS, drawnAct, mended, type Drawn } from './drawn-act.ts';
import { answeredBy } from './questions-waiting.ts';
import { PROJECT } from '../ways-out/standpoint.ts';
import type { AnyLife } from './any-life.ts';

/** What became of a step, for whoever looks. */
export interface Outcome {
  drawn: Drawn;
  judgement: Judgement;
  /** Brought at the same moment by somebody who saw the same: what both would have answered, and what became of it. */
  race?: { rival: Drawn; both: string[]; judgement: Judgement };
}

const WITH_2027 = calendarOf([...REST_DAY_ARRANGEMENTS, IMAGINED_2027]);
/** Later than this no life goes on: whatever recurs has recurred. */
const LAST_DAY = '2033-01-01';

const isOnRoad = (stage: string): boolean => PROJECT.roadOf!(unopenedFacts('')).some(({ to }) => to === stage);

/** Undefined where only time or an edition came. */
export function step(life: AnyLife, draw: number): Outcome | undefined {
  const dice = diceOf(draw);
  const on = later(life, dice);
  life.until(on, '10:00');
  // Also where nothing comes of the step: no later one happens before it.
  life.today = on;
  if (dice() < 0.03 && !life.keepsEditions) {
    life.story.push(`${on} other editions`);
    life.recalculate(on, otherRules(life, dice), '公布了新的版次');
    return undefined;
  }
  if (life.facts.stage === 'UNOPENED') {
    const triesFor = pick(ACTS, dice);
    const hurriesTo = pick(PROJECT_ACTS[triesFor].at.filter(isOnRoad), dice) as Stage | undefined;
    life.temper = { diligence: 0.8 * dice(), hurriesTo, triesFor };
  }
  const drawn = mendedWhereTold(life, drawnAct(life, on, dice), dice);
  const rival = dice() < 0.25 ? rivalOf(life, drawn, dice) : undefined;
  // A project may be given up, whatever was answered before.
  const isEnd = rival && project.endStages.includes(factsAfter(life, rival).stage);
  const both = rival && !isEnd ? bothAnswer(life, drawn, rival) : [];
  const seq = life.seq;
  const judgement = bring(life, drawn, dice);
  if (!rival || life.seq === seq) return { drawn, judgement };
  return { drawn, judgement, race: { rival, both, judgement: bring(life, rival, dice) } };
}

/** Where nothing but the input is objected to, it is put right as often as not. */
function mendedWhereTold(life: AnyLife, drawn: Drawn, dice: Dice): Drawn {
  const judgement = judgementOf(life, drawn);
  const isToMend = judgement.is === 'refused' && judgement.refusals.every(({ mend }) => mend);
  return (isToMend && dice() < 0.5 ? mended(life, drawn, dice) : undefined) ?? drawn;
}

/** Another lawful act, drawn from the same facts: as often as not the same one again. */
function rivalOf(life: AnyLife, drawn: Drawn, dice: Dice): Drawn | undefined {
  const rival = dice() < 0.5 ? drawn : drawnAct(life, drawn.circumstances.on, dice);
  return [drawn, rival].every((one) => judgementOf(life, one).is === 'lawful') ? rival : undefined;
}

/** What the rival means to answer, where the other answers all of it: then nothing is left to answer. */
function bothAnswer(life: AnyLife, drawn: Drawn, rival: Drawn): string[] {
  const answered = answersOf(life, drawn);
  const meant = answersOf(life, rival).filter((answer) => isMeantBy(rival, answer));
  return meant.every((one) => answered.includes(one)) ? meant : [];
}

/** What settles a proposal without naming it does so whatever became of it: a unit passes what it proposed to fail. */
const isMeantBy = ({ circumstances: { confirms }, input }: Drawn, answer: string): boolean =>
  !answer.startsWith('proposal') || [confirms, input.proposal].some((seq) => answer === `proposal ${String(seq)}`);

/** By the duties as they stand now: between two rivals they are others. */
const judgementOf = (life: AnyLife, { act, party, input, circumstances }: Drawn): Judgement =>
  life.judgement(act, party, input, { ...circumstances, duties: life.duties });

/** A revocation answers nothing: what it takes back waits anew. */
const answersOf = (life: AnyLife, drawn: Drawn): string[] =>
  drawn.act === 'revoke' ? [] : answeredBy(life.facts, factsAfter(life, drawn));

/** Judged, and done where it is lawful; what ends or throws back a life is done seldom, or no life would get far. */
export function bring(life: AnyLife, drawn: Drawn, dice: Dice): Judgement {
  const { act, party, input, circumstances } = drawn;
  const judgement = judgementOf(life, drawn);
  // On the stack nobody is there any more who would answer.
  if (life.keepsEditions && life.last?.ended) return judgement;
  const told = `${circumstances.on} ${act} by ${party} ${JSON.stringify(input)}`;
  life.waitsFor = undefined;
  if (judgement.is === 'lawful') life.named = life.named.filter((named) => !isDone(named, drawn));
  if (judgement.is === 'refused') {
    const { standing, onPaper, confirms, on } = circumstances;
    const references = { documents: DOCUMENT_KINDS.map(documentOf), standing: standing!, ...(onPaper && { onPaper }) };
    const refused = judgement.refusals.map(({ code }) => code);
    life.attempts.push({ on, party, act, input, references, confirms, refused });
    life.named = judgement.refusals.flatMap(({ acts, instead }) => acts ?? instead ?? []);
    life.waitsFor = judgement.refusals.find(({ earliestOn }) => earliestOn)?.earliestOn;
  }
  if (judgement.is === 'lawful' && dice() < frequencyOf(life, drawn)) {
    life.story.push(`${told}${circumstances.confirms ? ` confirms ${circumstances.confirms}` : ''}`);
    life.do(act, party, input, circumstances);
  }
  return judgement;
}

const isDone = (named: NamedAct, { act, input }: Drawn): boolean =>
  named.act === act &&
  Object.entries(named.input ?? {}).every(([field, value]) => JSON.stringify(input[field]) === JSON.stringify(value));

function frequencyOf(life: AnyLife, drawn: Drawn): number {
  const { facts } = life;
  const { stage } = factsAfter(life, drawn);
  const isUsual = PROJECT.roadOf!(facts).some(({ act, to }) => act === drawn.act && to === stage);
  if (stage === facts.stage || isUsual) return 1;
  return project.endStages.includes(stage) ? 0.05 : 0.4;
}

/** Where a lawful act leads. */
function factsAfter({ facts, seq }: AnyLife, { act, party, input, circumstances }: Drawn): ProjectFacts {
  const { standing, onPaper, confirms, on } = circumstances;
  const order = {
    act,
    input,
    references: { documents: DOCUMENT_KINDS.map(documentOf), standing: standing!, ...(onPaper && { onPaper }) },
    actor: { sub: '', party, roles: [] },
    requestKey: '',
    requestHash: '',
    confirms,
  };
  return applied(project, facts, order, { seq: seq + 1, receivedOn: on }).facts;
}

/** The same day as often as not, some days later, or near a day that something owed names. */
function later({ today, duties, facts, waitsFor }: AnyLife, dice: Dice): CalendarDate {
  if (facts.stage === 'UNOPENED') return today;
  if (waitsFor !== undefined && waitsFor > today && waitsFor < LAST_DAY && dice() < 0.5) return waitsFor;
  const chance = dice();
  if (chance < 0.6) return today;
  if (chance < 0.85) return addDays(today, 1 + Math.floor(dice() * 14));
  const days = duties
    .filter(isOpen)
    .flatMap((duty) => [duty.opensOn, lastDayOf(duty), addDays(lastDayOf(duty), 1)])
    .filter((on): on is CalendarDate => on !== undefined && on > today && on < LAST_DAY);
  return days.length > 0 ? pick(days, dice) : addDays(today, 15 + Math.floor(dice() * 90));
}

/** The rest days of a year are published, or one figure of the practice is another. */
function otherRules({ rules, today }: AnyLife, dice: Dice): AnyLife['rules'] {
  const { calendar, practice } = rules;
  if (calendar !== WITH_2027 && dice() < 0.5) return { calendar: WITH_2027, practice };
  return { calendar, practice: otherPractice(practice, today, dice) };
}

/** Within the bounds of an edition, which follow from the end of the figure's name. */
function otherPractice(practice: Practice, today: CalendarDate, dice: Dice): Practice {
  const name = pick(Object.keys(practice.figures), dice);
  const most = name.endsWith('WorkingDays')
    ? 40
    : name.endsWith('Days')
      ? 120
      : name.endsWith('Months')
        ? 9
        : undefined;
  const value =
    typeof practice.figures[name] === 'string'
      ? practice.figures[name]
      : most === undefined
        ? Math.floor(dice() * 2)
        : 1 + Math.floor(dice() * most);
  return { ...practice, edition: today.slice(0, 7), figures: { ...practice.figures, [name]: value } };
}

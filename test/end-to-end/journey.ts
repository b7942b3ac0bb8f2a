// Test support: one project brought along a path over HTTP, each act by the party whose act it is.
import { expect } from 'vitest';
import { addDays, addMonths, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { partyKindOf } from '../../measures/party-id.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { DocumentKind } from '../../measures/vocabulary.ts';
import {
  inputOf,
  sampled,
  SUPERVISION,
  UNIT as UNIT_OF_PATH,
  USING,
  type ScenarioAct,
} from '../../dev/rehearsal/scenario.ts';
import {
  annualPlan,
  approved,
  completed,
  construction,
  passed,
  submitted,
  untilListed,
} from '../../dev/rehearsal/scenarios/path.ts';
import { BIG_DATA, DEPARTMENT, UNIT, type Caller, type Reply, type World } from '../api/world.ts';

const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };

/** As the sample of a commission names them. */
const EVALUATORS = 'company-evaluators';

/** Just below the 3000万元 of article 28, and well above. */
export const LOWER = '2999999999';
export const UPPER = '5200000000';

/** Events outside lie in the past; every act is received today. */
interface Dates {
  today: CalendarDate;
  startedOn: CalendarDate;
  completedOn: CalendarDate;
}

export const recentDates = (today: CalendarDate): Dates => ({
  today,
  startedOn: addDays(today, -60),
  completedOn: addDays(today, -30),
});
/**
 * Acceptance has been overdue for 36 to 48 days, whatever day today is: half a year has 181 to 184 days, and no rest at
 * its end is longer than nine. That is after the draft order of the thirtieth day and before the first monthly reminder.
 */
export const longCompleted = (today: CalendarDate): Dates => ({
  today,
  startedOn: addDays(today, -290),
  completedOn: addDays(today, -229),
});

/** T1 to T16 on the track of the amount. */
export function pathToCompletion(total: string, { today, startedOn, completedOn }: Dates): ScenarioAct[] {
  const year = today.slice(0, 4);
  const writtenOn = addMonths(startedOn, -1);
  const oneStage = [
    submitted('combined', today),
    ...approved('combined', today, today, total, `渝发改投〔${year}〕31号`, writtenOn),
  ];
  const twoStages = [
    submitted('feasibility', today),
    ...approved('feasibility', today, today, total, `渝发改投〔${year}〕41号`, writtenOn),
    submitted('design', today),
    ...approved('design', today, today, total, `渝发改投〔${year}〕42号`, writtenOn),
  ];
  return [
    ...untilListed(today, today),
    ...(total === UPPER ? twoStages : oneStage),
    ...annualPlan(year, '900000000', [today, today, today, today]),
    ...construction(today, startedOn, completedOn),
    completed(today, completedOn),
  ];
}

/** T17 to T21, and the archives in order; below 3000万元 the unit accepts by itself and files the result. */
export function pathToOperation(total: string, { today }: Dates): ScenarioAct[] {
  const used = [
    sampled(today, UNIT_OF_PATH, 'putIntoOperation', { catalogueEntry: 'ML-0012' }),
    sampled(today, UNIT_OF_PATH, 'recordArchives'),
  ];
  if (total === UPPER)
    return [sampled(today, UNIT_OF_PATH, 'applyForAcceptance'), passed(today, 'big-data', today), ...used];
  return [
    sampled(today, UNIT_OF_PATH, 'conveneAcceptance'),
    passed(today, UNIT_OF_PATH, today),
    sampled(today, UNIT_OF_PATH, 'fileAcceptanceResult'),
    ...used,
  ];
}

/** What the path calls its unit is the unit of the world. */
const partyOf = (by: string): string => (by === UNIT_OF_PATH ? UNIT.party : by);

export class Journey {
  private readonly documents = new Map<string, string>();

  private constructor(
    readonly world: World,
    readonly code: string,
    private readonly planVersion: number,
    private facts: ProjectFacts,
  ) {}

  /** Contacts, a plan that holds the project, and the opening itself. */
  static async open(world: World, code: string, estimatedTotal: string): Promise<Journey> {
    const contacts = (id: string) => [
      { post: 'handler', name: '经办人', addresses: { mail: `handler.${id}@example.org` } },
      { post: 'leader', name: '分管领导', addresses: { mail: `leader.${id}@example.org` } },
    ];
    for (const id of [UNIT.party, SUPERVISION, USING, EVALUATORS, BIG_DATA.party]) {
      const department = partyKindOf(id) === 'unit' ? DEPARTMENT.party : undefined;
      const registered = await world.api.call(ADMINISTRATOR, 'PUT', `/parties/${id}`, {
        body: { name: `名称 ${id}`, department, contacts: contacts(id) },
      });
      expect(registered.status, registered.text).toBe(200);
    }
    const planVersion = await world.plan([code]);
    await world.openProject({ code, estimatedTotal });
    const { body } = await world.api.call(UNIT, 'GET', `/projects/${code}`);
    return new Journey(world, code, planVersion, body.facts);
  }

  /** Beijing's date by the server's clock. */
  async today(): Promise<CalendarDate> {
    return (await this.get('/duties')).body.today;
  }

  get(route: string, caller: Caller = BIG_DATA): Promise<Reply> {
    return this.world.api.call(caller, 'GET', `/projects/${this.code}${route}`);
  }

  act(party: string, act: string, body: object): Promise<Reply> {
    return this.world.api.call({ party }, 'POST', `/projects/${this.code}/acts/${act}`, { body });
  }

  /** Brings a lawful act; anything but 200 fails the test with the whole answer. */
  async bring(step: ScenarioAct): Promise<Reply> {
    const reply = await this.act(partyOf(step.by), step.act, await this.bodyOf(step));
    expect(reply.status, `${step.act}: ${reply.text}`).toBe(200);
    this.facts = reply.body.project;
    return reply;
  }

  private async bodyOf(step: ScenarioAct): Promise<object> {
    if (step.confirms) return { confirms: this.facts.proposals.find(({ act }) => act === step.act)!.seq };
    const ids = new Map<DocumentKind, string>();
    for (const kind of step.cites ?? []) ids.set(kind, await this.document(kind, partyOf(step.by)));
    const body = inputOf(step, this.facts, (kind) => ids.get(kind)!);
    return 'departmentPlanVersion' in body ? { ...body, departmentPlanVersion: this.planVersion } : body;
  }

  private async document(kind: DocumentKind, party: string): Promise<string> {
    const known = this.documents.get(`${party} ${kind}`);
    if (known) return known;
    const id = await this.world.document(kind, { party });
    this.documents.set(`${party} ${kind}`, id);
    return id;
  }
}

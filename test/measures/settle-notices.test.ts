// What a reminder says: the nature of the step on the day on which it is said, the days left, and what goes with them.
// test support
import { describe, expect, it } from 'vitest';
import { draftedAgreement } from './agreement.ts';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { asked, builtProject, decided, entry, orderBy, UNIT, underOrder } from './settled-projects.ts';
import type { Practice, Step } from '../../measures/practice.ts';
// under test
import { unopenedFacts, type ProjectFacts, type Rectification } from '../../measures/project/facts.ts';
import { firstPractice } from '../../measures/register.ts';

const FIRST = firstPractice();
const DUTY = 'ACCEPTANCE_APPLICATION';
/** Half a year to 28 February 2026, a Saturday that is worked. */
const built = (practice = FIRST, completedOn = '2025-08-31') =>
  new Clockwork(unopenedFacts('P1'), practice).at(completedOn, builtProject(completedOn));
/** To the unit's handler: `planned day, step, nature, days left`, and what is said besides. */
const told = ({ says }: Clockwork, duty: string = DUTY) =>
  says.flatMap(({ dutyRef, party, post, plannedOn, step, notice }) =>
    dutyRef?.startsWith(`${duty}:`) && `${party}/${post}` === `${UNIT}/handler` && notice.kind === 'reminder'
      ? [
          [
            plannedOn,
            step,
            notice.nature,
            notice.daysLeft,
            ...(notice.catchesUp ? ['catches up'] : []),
            ...(notice.mentionsExtension ? ['extension'] : []),
          ],
        ]
      : [],
  );
/** Nobody wakes until a line comes. */
const asleep = (clock: Clockwork): Clockwork => {
  clock.last = { ...clock.last, nextWakeAt: null };
  return clock;
};
const withLadder = (duty: string, ladder: (steps: readonly Step[]) => readonly Step[]): Practice => ({
  ...FIRST,
  ladders: { ...FIRST.ladders, [duty]: ladder(FIRST.ladders[duty]!) },
});
const ordered = (over: Partial<Rectification> = {}) =>
  underOrder(orderBy('cryptography', { violation: '密码应用不符合要求', ...over }));
const wanting = ordered({
  status: 'NOT_COMPLIANT',
  submissions: [{ ...entry(31, '2026-03-31'), documents: [], statement: '已整改' }],
  findings: [{ ...entry(32, '2026-04-10', 'cryptography'), compliant: false, reason: '未整改' }],
});

describe('L5: what a reminder says', () => {
  it('is of its day: begun, ahead, due, past; an extension is pointed to from a month ahead', () =>
    expect(told(built().until('2026-03-31'))).toEqual([
      ['2025-09-01', 'started', 'started', 180],
      ['2025-12-30', 'ahead-60', 'ahead', 60],
      ['2026-01-29', 'ahead-30', 'ahead', 30, 'extension'],
      // A week ahead is in the Spring Festival.
      ['2026-02-14', 'ahead-7', 'ahead', 14, 'extension'],
      ['2026-02-28', 'due', 'dueToday', 0, 'extension'],
      ['2026-03-01', 'overdue-1', 'overdue', -1, 'extension'],
      ['2026-03-15', 'overdue-15', 'overdue', -15, 'extension'],
      ['2026-03-30', 'overdue-30', 'overdue', -30, 'extension'],
    ]));

  it('catches up where it is late, and where several steps are one message', () => {
    expect(told(asleep(built().until('2025-09-01')).at('2025-12-31'))).toContainEqual(
      // One step, a day late.
      ['2025-12-31', 'ahead-60', 'ahead', 59, 'catches up'],
    );
    expect(told(asleep(built().until('2025-09-01')).at('2026-01-29'))).toContainEqual([
      '2026-01-29',
      'ahead-30',
      'ahead',
      30,
      'catches up',
      'extension',
    ]);
  });

  // Granted to Sunday, 30 August: the step of the last day goes out on the Friday before.
  const toSunday = () =>
    built()
      .at('2026-02-20', asked('2026-02-20', '2026-08-30'))
      .at('2026-02-25', decided('GRANTED', '2026-02-25', '2026-08-30'));
  it('is that today is the day to finish on the planned day, though a rest follows; a day later only what is left', () => {
    expect(told(toSunday().until('2026-08-28')).at(-1)).toEqual(['2026-08-28', 'due', 'dueToday', 2, 'extension']);
    expect(told(asleep(toSunday().until('2026-08-27')).at('2026-08-29')).at(-1)).toEqual([
      '2026-08-29',
      'due',
      'ahead',
      1,
      'catches up',
      'extension',
    ]);
    expect(told(asleep(toSunday().until('2026-08-27')).at('2026-08-30')).at(-1)).toEqual([
      '2026-08-30',
      'due',
      'dueToday',
      0,
      'catches up',
      'extension',
    ]);
  });

  it('is that an answer is awaited, once a month, while it is', () =>
    expect(told(built().at('2026-02-27', asked('2026-02-27', '2026-05-29')).until('2026-04-28')).slice(-2)).toEqual([
      ['2026-03-28', 'awaiting-2026-02-28-1', 'awaiting', -28],
      ['2026-04-28', 'awaiting-2026-02-28-2', 'awaiting', -59],
    ]));

  it('points to no extension while one is asked for, though it came too late, and does again once that is refused', () =>
    expect(
      told(
        built()
          .at('2026-03-02', asked('2026-03-02', '2026-08-31'))
          .at('2026-03-20', decided('REFUSED', '2026-03-20'))
          .until('2026-03-30'),
      ).slice(-2),
    ).toEqual([
      ['2026-03-15', 'overdue-15', 'overdue', -15],
      ['2026-03-30', 'overdue-30', 'overdue', -30, 'extension'],
    ]));

  it('points to it a month ahead also where the step comes a day earlier', () =>
    // Half a year from 20 October ends on Monday, 20 April; thirty days before is Saturday, 21 March.
    expect(told(built(FIRST, '2025-10-20').until('2026-03-20')).at(-1)).toEqual([
      '2026-03-20',
      'ahead-30',
      'ahead',
      31,
      'extension',
    ]));
});

describe('what tells of an event', () => {
  it('is said at once, before the wake of its day', () => {
    const early = (on: string, clock: Clockwork, change: (facts: ProjectFacts) => ProjectFacts) =>
      clock
        .until(on, '06:00')
        .at(on, change, '06:00')
        .last.says.map(({ step }) => step);
    const completed = new Clockwork(unopenedFacts('P1'));
    expect(early('2025-09-01', completed, builtProject('2025-09-01'))).toEqual(['started']);
    expect(
      early('2025-09-10', built(), (facts) => ({
        ...facts,
        completion: { ...facts.completion!, completedOn: '2025-08-20' },
      })),
    ).toEqual(['moved-v2']);
    const found = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered()).until('2026-04-09');
    expect(early('2026-04-10', found, wanting)).toContain('draft-sanction-found-2026-04-10');
    // What a date asks for waits for the morning.
    expect(early('2026-01-29', built(), (facts) => facts)).toEqual([]);
  });

  it('is not said before its day', () => expect(built().says).toEqual([]));

  it('is said of a finding although the dossier woke that morning', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2026-03-02', ordered())
      .at('2026-04-10', (facts) => facts, '09:00')
      .at('2026-04-10', wanting);
    expect(clock.last.says.map(({ step, party }) => `${step} ${party}`)).toEqual(
      expect.arrayContaining([
        'draft-sanction-found-2026-04-10 development-reform',
        'draft-sanction-found-2026-04-10 finance',
      ]),
    );
  });

  it('of a moved date says nothing of a beginning besides', () => {
    // Completed on 20 August after all: half a year ends in the rest of the Spring Festival, on Tuesday, 24 February.
    const clock = built().at('2025-09-10', (facts) => ({
      ...facts,
      completion: { ...facts.completion!, completedOn: '2025-08-20' },
    }));
    expect(told(clock).at(-1)).toEqual(['2025-09-10', 'moved-v2', 'moved', 167]);
  });
});

describe('what is noted and not told', () => {
  const atSeven = { ...FIRST, wakeWindowMinutes: 0 };

  it('are the steps up to the very instant of a decision that set another date', () => {
    // Sixty days before 29 August are 30 June: decided that morning at seven, as the step is due.
    const clock = built(atSeven)
      .at('2026-02-20', asked('2026-02-20', '2026-08-29'))
      .at('2026-06-30', decided('GRANTED', '2026-06-30', '2026-08-29'), '07:00');
    expect(clock.said(DUTY, `${UNIT}/handler`).filter((said) => said.includes('ahead-60'))).toEqual([
      '2025-12-30 ahead-60',
    ]);
    expect(clock.duty(DUTY)!.said).toHaveProperty('ahead-60');
  });

  it('is a step that a new edition puts at the instant of the line before', () => {
    const clock = built(atSeven).until('2026-01-29');
    clock.practice = withLadder(DUTY, (steps) => [
      ...steps,
      { id: 'more', from: 'due', days: -30, nature: 'ahead', to: ['owner/handler'] },
    ]);
    clock.practice = { ...clock.practice, wakeWindowMinutes: 0 };
    clock.at('2026-01-30');
    expect(clock.said(DUTY).filter((said) => said.includes('more'))).toEqual([]);
  });
});

describe('a draft', () => {
  it('suggests a time of thirty days in an order, and none in a proposal of sanctions', () => {
    const draft = (clock: Clockwork, kind: string) => clock.says.find(({ notice }) => notice.kind === kind)!.notice;
    // Thirty days after 30 March.
    expect(draft(built().until('2026-03-30'), 'draftRectificationOrder')).toMatchObject({
      daysOverdue: 30,
      ground: 'ART35',
      suggestedDueOn: '2026-04-29',
      requestHeldDays: undefined,
    });
    const late = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered()).until('2026-04-08');
    expect(draft(late, 'draftSanctionProposal')).toMatchObject({
      daysOverdue: 7,
      ground: 'ART35',
      suggestedDueOn: undefined,
    });
  });

  it('takes the place of the reminder with the one who decides on it, and with nobody else of that bureau', () => {
    const own = (facts: ProjectFacts): ProjectFacts => {
      const project = builtProject('2025-08-31')(facts);
      return { ...project, parties: { constructionUnit: 'big-data', department: 'department-x' } };
    };
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', own).until('2026-03-30');
    expect(
      clock.last.says.flatMap(({ party, post, step }) => (party === 'big-data' ? [`${post} ${step}`] : [])).sort(),
    ).toEqual(['handler draft-order', 'head overdue-30', 'leader overdue-30']);
  });
});

describe('whom a step of the department reaches', () => {
  const leaderFromTheFirstDay = withLadder(DUTY, (steps) =>
    steps.map((step): Step => (step.id === 'overdue-1' ? { ...step, to: [...step.to, 'department/leader'] } : step)),
  );
  const firstDay = (department: string) => {
    const clock = new Clockwork(unopenedFacts('P1'), leaderFromTheFirstDay).at('2025-08-31', (facts) => {
      const project = builtProject('2025-08-31')(facts);
      return { ...project, parties: { ...project.parties, department } };
    });
    return clock.until('2026-03-01').last.says.map(({ party, post }) => `${party}/${post}`);
  };

  it('is the department above the unit, and not once more the unit where it is a department itself', () => {
    expect(firstDay('department-x')).toEqual([
      'unit-a/handler',
      'unit-a/head',
      'department-x/handler',
      'big-data/handler',
      'department-x/leader',
    ]);
    expect(firstDay(UNIT)).toEqual(['unit-a/handler', 'unit-a/head', 'big-data/handler']);
  });

  it('is nobody where a dossier knows no department', () => {
    const practice = withLadder('PROPOSAL_ANSWER', (steps) =>
      steps.map((step): Step => ({ ...step, to: [...step.to, 'department/handler'] })),
    );
    const life = draftedAgreement('2026-09-24', practice).do('sign', 'unit-a', { amount: '1' }).until('2026-10-20');
    expect(new Set(life.says.flatMap(({ dutyRef, party, post }) => (dutyRef ? [`${party}/${post}`] : [])))).toEqual(
      // Those who were asked to sign, by themselves.
      new Set(['unit-b/handler', 'unit-b/head', 'department-c/handler', 'department-c/head']),
    );
  });
});

it('the key of a message names the dossier, the duty, the step, the version and the recipient', () =>
  expect(
    new Clockwork(unopenedFacts('P1'), FIRST, CALENDAR)
      .at('2025-09-01', builtProject('2025-09-01'))
      .says.map(({ key }) => key),
  ).toEqual(['project|P1|ACCEPTANCE_APPLICATION:9|started|v1|unit-a/handler']));

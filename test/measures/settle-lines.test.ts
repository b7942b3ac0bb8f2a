// What a line leaves behind: which records it changed, what it takes back, when the dossier looks at itself again.
// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from './clockwork.ts';
import { applied, asked, building, builtProject, decided, entry, orderBy, underOrder } from './settled-projects.ts';
// under test
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { refOf } from '../../measures/duty.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { firstPractice } from '../../measures/register.ts';

const built = () => new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31'));
const changed = ({ last }: Clockwork) => last.changed.map(refOf);
const lower = (facts: ProjectFacts): ProjectFacts => ({ ...facts, approvedTotal: '2999999999' });

describe('a line changes', () => {
  it('the records that it made, those whose dates or state it moved, and none besides', () => {
    const clock = built();
    expect(changed(clock)).toEqual([
      'COMPLETION_CONFIRMATION:5',
      'SERIOUS_PROBLEM_REPORT:delay-5',
      'YEAR_END_REPORT:2024',
      'YEAR_END_REPORT:2025',
      'ACCEPTANCE_APPLICATION:9',
    ]);
    expect(changed(clock.at('2025-09-02'))).toEqual([]);
    expect(changed(clock.at('2026-02-20', applied('2026-02-20')))).toEqual(['ACCEPTANCE_APPLICATION:9']);
    expect(changed(clock.at('2026-02-24'))).toEqual([]);
  });
});

describe('a line takes back', () => {
  const DUTY = 'ACCEPTANCE_APPLICATION:9';

  it('what waits of a duty that was met, once', () => {
    const clock = built().at('2026-02-20', applied('2026-02-20'));
    expect(clock.last.takesBack).toEqual([{ dutyRef: DUTY, because: '义务已于2026-02-20履行' }]);
    expect(clock.at('2026-02-24').last.takesBack).toEqual([]);
  });

  it('what waits of a duty that fell away', () =>
    expect(built().at('2025-10-10', lower).last.takesBack).toEqual([
      { dutyRef: DUTY, because: '情形已变化，不再适用' },
    ]));

  it('what waits of a date that was moved, but not of the new one', () => {
    const clock = built()
      .at('2026-02-20', asked('2026-02-20', '2026-08-31'))
      .at('2026-02-25', decided('GRANTED', '2026-02-25', '2026-08-31'));
    expect(clock.last.takesBack).toContainEqual({ dutyRef: DUTY, exceptVersion: 2, because: '到期日已变更' });
  });

  const submitted = (facts: ProjectFacts): ProjectFacts => ({
    ...facts,
    rectifications: facts.rectifications.map((order) => ({
      ...order,
      status: 'SUBMITTED',
      submissions: [{ ...entry(31, '2026-03-31'), documents: [], statement: '已整改' }],
    })),
  });
  const ordered = underOrder(orderBy('big-data'));

  it('what waits of an order whose report is in, and not again while that waits', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered).at('2026-03-31', submitted);
    expect(clock.last.takesBack).toEqual([{ dutyRef: 'RECTIFICATION:30', because: '整改报告待核验' }]);
    expect(clock.at('2026-04-01').last.takesBack).toEqual([]);
  });

  it('nothing of a duty whose date alone waits: until then it is owed', () =>
    expect(built().at('2026-02-20', asked('2026-02-20', '2026-08-31')).last.takesBack).toEqual([]));
});

describe('the next reminder', () => {
  it('is the earliest of all duties, and not one that was said', () => {
    // Planned for 2030; the season of the year-end report begins on Sunday, 1 November.
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', building('2026-03-01'));
    expect(clock.last.nextReminderOn).toBe('2026-11-02');
    const begun = built();
    expect(begun.last.nextReminderOn).toBe('2025-09-01');
    expect(begun.until('2025-09-01').last.nextReminderOn).toBe('2025-12-30');
  });

  it('is none of an event that was told before the morning of its day', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-09-01', builtProject('2025-09-01'), '06:00');
    expect(clock.last.nextReminderOn).toBe('2025-12-31');
  });
});

describe('a dossier wakes', () => {
  it('for its reminders, for the yellow lamp, and on the day after the last one', () => {
    // No reminder but that of the last day: 10 August 2026 and a month before it.
    const practice = firstPractice();
    const only = practice.ladders.ACCEPTANCE_APPLICATION!.filter(({ id }) => id === 'due');
    const clock = new Clockwork(unopenedFacts('P1'), { ...practice, ladders: { ACCEPTANCE_APPLICATION: only } })
      .at('2026-02-10', builtProject('2026-02-10'))
      .until('2026-12-31');
    expect(clock.wakeDays).toEqual(['2026-07-11', '2026-08-10', '2026-08-11']);
  });

  it('when a season opens, and on the day after a wait ends', () => {
    const practice = { ...firstPractice(), ladders: {} };
    const clock = new Clockwork(unopenedFacts('P1'), practice).at('2025-12-01', building('2025-12-01'));
    expect(clock.until('2026-02-01').wakeDays).toEqual([
      // A month before the end of 2025, reckoned on the day it began; the day after that end.
      '2026-01-01',
    ]);
    const waiting = new Clockwork(unopenedFacts('P1'), practice)
      .at('2025-08-31', builtProject('2025-08-31'))
      .at('2026-02-20', asked('2026-02-20', '2026-05-29'))
      .until('2026-06-30');
    // The duty of the bureau to decide: yellow before it was asked, past on 7 March.
    expect(waiting.wakeDays).toEqual(['2026-01-29', '2026-03-01', '2026-03-07', '2026-05-30']);
  });
});

describe('a dossier ends', () => {
  const closed = (stage: ProjectFacts['stage'], proposals: ProjectFacts['proposals'] = []) =>
    new Clockwork(unopenedFacts('P1')).at('2026-03-02', (facts) => ({ ...facts, stage, proposals })).last.ended;
  const proposal = {
    ...entry(3, '2026-03-02'),
    act: 'correct',
    input: {},
    references: { documents: [], standing: { blocks: [] } },
    awaiting: ['big-data'],
    confirmed: [],
  };

  it('at the stages that end it, with nothing owed and nothing proposed', () => {
    expect(closed('CLOSED')).toBe(true);
    expect(closed('WITHDRAWN')).toBe(true);
    expect(closed('NOT_LISTED')).toBe(false);
    // What a withdrawn project still owes falls away; who was asked to go along has not said so yet.
    expect(closed('WITHDRAWN', [proposal])).toBe(false);
  });

  it('not while something binds it', () => {
    const clock = built().at('2025-09-02', (facts) => ({ ...facts, stage: 'CLOSED' }));
    expect([clock.last.ended, clock.last.nextWakeAt! > beijingInstantOf('2025-09-02')]).toEqual([false, true]);
  });
});

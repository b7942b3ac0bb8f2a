// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR } from './clockwork.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import type { ActLine } from '../../measures/line.ts';
import { momentOf } from '../../measures/moment.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
// under test
import { newsOf } from '../../measures/act-news.ts';

const facts: ProjectFacts = {
  ...unopenedFacts('P1'),
  name: '试点',
  stage: 'LISTED',
  parties: { constructionUnit: 'unit-a', department: 'department-x' },
};
const line = (act: string, party: string, on: string, time: string, input: object = {}): ActLine => ({
  is: 'act',
  seq: 7,
  at: beijingInstantOf(on, time),
  facts,
  brought: {
    act,
    input,
    references: { documents: [], standing: { blocks: [] } },
    actor: { sub: 's', party, roles: [] },
    requestKey: 'k',
    requestHash: 'h',
  },
});
const told = (of: ActLine) =>
  newsOf(
    { kind: kindNamed('project'), facts, moment: momentOf(of.at, { calendar: CALENDAR, practice: firstPractice() }) },
    of,
    facts,
    [],
  );
const sent = (of: ActLine) =>
  Object.fromEntries(
    told(of).map(({ party, sendNotBefore }) => [
      party,
      new Date(sendNotBefore + 8 * 3_600_000).toISOString().slice(0, 16),
    ]),
  );

describe('news of an act', () => {
  it('goes to the unit at once when an authority decided, to the department with the next digest', () => {
    expect(sent(line('list', 'big-data', '2026-09-30', '16:00'))).toEqual({
      'unit-a': '2026-09-30T16:00',
      'department-x': '2026-10-08T09:00',
    });
  });

  it('of a submission made before nine on a working day leaves with that morning’s digest', () => {
    expect(sent(line('declare', 'unit-a', '2026-11-24', '08:59'))).toEqual({ 'big-data': '2026-11-24T09:00' });
  });

  it('of a submission made on a make-up Saturday evening waits for Monday', () => {
    expect(sent(line('declare', 'unit-a', '2026-10-10', '20:00'))).toEqual({ 'big-data': '2026-10-12T09:00' });
  });

  it('is not told to the party that acted, and names the reason given', () => {
    const [notice] = told(line('declineListing', 'big-data', '2026-11-24', '10:00', { reason: '依据不足' })).map(
      (saying) => saying.notice,
    );
    expect(notice).toMatchObject({ kind: 'act', input: { reason: '依据不足' }, documents: [] });
  });
});

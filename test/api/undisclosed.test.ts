// Test support
import { describe, expect, it } from 'vitest';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import type { Proposal } from '../../measures/dossier.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { momentOf } from '../../measures/moment.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { project } from '../../measures/project/project.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';

// Under test
import { effectBody, type Effect } from '../../api/acts/answer.ts';
import type { LedgerLine } from '../../database/ledger.ts';
import { dutiesFor, factsFor, isWithheld } from '../../api/acts/undisclosed.ts';

const proposal = {
  act: 'orderRectification',
  seq: 7,
  by: 'development-reform',
  awaiting: ['finance'],
  confirmed: [],
} as unknown as Proposal;
const facts = { ...unopenedFacts('CQ-2026-0001'), proposals: [proposal] };
const drafts = Object.values(project.practice.ladders)
  .flat()
  .filter(({ says }) => says?.startsWith('draft'))
  .map(({ id }) => id);
const rules = { calendar: calendarOf(REST_DAY_ARRANGEMENTS), practice: firstPractice() };
const effect = (more: Partial<Effect>): Effect => ({
  kind: kindNamed('project'),
  act: 'declare',
  seq: 8,
  moment: momentOf(0, rules),
  facts,
  party: 'unit-one',
  duties: [],
  warnings: [],
  ...more,
});
const duty = (more: Partial<DutyRecord>) =>
  ({ duty: 'RECTIFICATION', owedTo: [], said: {}, ...more }) as unknown as DutyRecord;

const read = (party: string, of: ProjectFacts, isLeader = false) =>
  factsFor(kindNamed('project'), { party, isLeader }, of) as ProjectFacts;

describe('before an authority has signed', () => {
  it.each(['unit-one', 'department-one'])('%s sees neither the proposal nor that a draft was written', (party) => {
    expect(read(party, facts).proposals).toEqual([]);
    expect(drafts.length).toBeGreaterThan(1);
    const said = Object.fromEntries(['overdue-1', ...drafts].map((step) => [step, '2026-03-02']));
    expect(dutiesFor(party, [duty({ said })])[0]!.said).toEqual({ 'overdue-1': '2026-03-02' });
    expect(effectBody(effect({ party }))).toMatchObject({ project: { proposals: [] } });
  });

  it.each(['unit-one', 'department-one'])('%s does not see who owes an answer to whom', (party) => {
    const answer = duty({ duty: 'PROPOSAL_ANSWER', owedBy: 'finance', owedTo: ['development-reform'] });
    expect(dutiesFor(party, [answer])).toEqual([]);
    expect(dutiesFor('finance', [answer])).toEqual([answer]);
  });

  it('whoever is asked sees the proposal, also where it is no authority', () => {
    const asked = { ...facts, proposals: [{ ...proposal, awaiting: ['department-one'] }] };
    expect(read('department-one', asked).proposals).toHaveLength(1);
    expect(read('unit-one', asked).proposals).toEqual([]);
    const went = { seq: 8, on: '2026-03-02', by: 'unit-two' };
    const half = { ...facts, proposals: [{ ...proposal, confirmed: [went] }] };
    expect(read('unit-two', half).proposals).toHaveLength(1);
  });

  it('the authorities see both', () => {
    expect(read('finance', facts)).toBe(facts);
    const drafted = duty({ said: { 'draft-order': '2026-03-02' } });
    expect(dutiesFor('big-data', [drafted])[0]).toBe(drafted);
    const body = effectBody(effect({ act: 'orderRectification', seq: 7, party: 'big-data', proposal: 7 }));
    expect(body).toMatchObject({ awaiting: ['finance'], project: { proposals: [proposal] } });
  });
});

describe('what is named to few', () => {
  const entry = { seq: 9, on: '2026-03-02', by: 'audit' };
  const named: ProjectFacts = {
    ...unopenedFacts('CQ-2026-0001'),
    liabilities: [{ ...entry, number: '渝纪发〔2026〕3号', decidedOn: '2026-03-01' }],
    droppedProposals: [{ ...entry, seq: 8, by: 'finance', of: 4, reason: '已在整改' }],
  };
  const line = (act: string, party: string) => ({ act, party }) as LedgerLine;
  const isKept = (act: string, by: string, party: string, isLeader = false) =>
    isWithheld(kindNamed('project'), { party, isLeader }, line(act, by));

  it.each([
    ['whoever recorded it', 'audit', false, 1],
    ['another authority', 'finance', false, 0],
    ['the unit', 'unit-one', false, 0],
    ['whoever answers for the unit', 'unit-one', true, 1],
    ['whoever answers for another authority', 'finance', true, 1],
  ])('a decision on liability is read by %s: %s', (_, party, isLeader, lines) => {
    expect(read(party, named, isLeader).liabilities).toHaveLength(lines);
    expect(isKept('recordLiability', 'audit', party, isLeader)).toBe(lines === 0);
  });

  it('a dropped proposal is known to authorities alone, and so is that people decided', () => {
    expect(read('big-data', named).droppedProposals).toHaveLength(1);
    expect(read('unit-one', named, true).droppedProposals).toEqual([]);
    expect(isKept('dropSanctionProposal', 'finance', 'big-data')).toBe(false);
    expect(isKept('dropSanctionProposal', 'finance', 'department-one')).toBe(true);
    expect(dutiesFor('unit-one', [duty({ isDecided: true })])[0]!.isDecided).toBeUndefined();
  });

  it('all else is withheld from nobody', () => expect(isKept('declare', 'unit-one', 'department-one')).toBe(false));
});

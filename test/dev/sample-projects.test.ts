// The believable projects, played by the rules alone: what `npm run sample` brings is lawful on whichever day it is run.
import { describe, expect, it } from 'vitest';
// test support
import { CALENDAR } from '../measures/clockwork.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { planDeferralOf, suspensionOf } from '../../measures/project/questions.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { dryRun } from '../../dev/rehearsal/dry-run.ts';
// under test
import { sampleProjects, type SampleProject } from '../../dev/sample/projects.ts';

/** Written from the Measures: what an official may find a project in, beside the stages of the usual road. */
const STATES = [
  'out of plan',
  'continuation to be confirmed',
  'O&M in service',
  'adjusted and not yet filed',
  'change requested',
  'suspended',
  'plan deferred',
  'terminated',
  'ordered, items partly closed',
  'found not compliant',
  'information requested',
  'returned for correction',
  'extension requested',
  'proposal awaiting the other side',
];

function statesOf(facts: ProjectFacts): string[] {
  const { adjustments, changes, earlierApproval, extensions, informationRequests, rectifications, stage } = facts;
  const items = rectifications.flatMap((order) => (order.items ? [order.items.map(({ status }) => status)] : []));
  const has = (is: boolean, state: string): string[] => (is ? [state] : []);
  return [
    ...has(stage === 'OOP_FUNDING_CONFIRMED', 'out of plan'),
    ...has(earlierApproval !== undefined && !earlierApproval.confirmation, 'continuation to be confirmed'),
    ...has(stage === 'OM_IN_SERVICE', 'O&M in service'),
    ...has(
      adjustments.some(({ filed }) => !filed),
      'adjusted and not yet filed',
    ),
    ...has(
      changes.some(({ status }) => status === 'REQUESTED'),
      'change requested',
    ),
    ...has(suspensionOf(facts) !== undefined, 'suspended'),
    ...has(planDeferralOf(facts) !== undefined, 'plan deferred'),
    ...has(stage === 'TERMINATED', 'terminated'),
    ...has(
      items.some((statuses) => statuses.includes('VERIFIED') && statuses.includes('ISSUED')),
      'ordered, items partly closed',
    ),
    ...has(
      rectifications.some(({ status }) => status === 'NOT_COMPLIANT'),
      'found not compliant',
    ),
    ...has(
      informationRequests.some(({ answered }) => !answered),
      'information requested',
    ),
    ...has(facts.review?.status === 'RETURNED', 'returned for correction'),
    ...has(
      extensions.some(({ status }) => status === 'REQUESTED'),
      'extension requested',
    ),
    ...has(facts.proposals.length > 0, 'proposal awaiting the other side'),
  ];
}

const RULES = { calendar: CALENDAR, practice: firstPractice() };

function factsOf({ name, kind, estimatedTotal, acts }: SampleProject, today: string): ProjectFacts {
  const scenario = {
    name,
    title: name,
    shows: '',
    projectName: name,
    projectKind: kind,
    estimatedTotal,
    acts,
    until: today,
    reminders: [],
  };
  return dryRun(scenario, today, RULES).last.facts as ProjectFacts;
}

describe.each(['2026-01-31', '2026-02-28', '2026-06-15', '2026-11-29', '2026-12-31'])('the sample of %s', (today) => {
  it('shows every state that a project can be met in', () => {
    const shown = sampleProjects(today).flatMap((sample) => statesOf(factsOf(sample, today)));
    expect(STATES.filter((state) => !shown.includes(state))).toEqual([]);
  });

  it.each(sampleProjects(today))('$code $name is brought as far as it should be', (sample) => {
    const facts = factsOf(sample, today);
    expect(kindNamed('project').stageNames[facts.stage]).toBeDefined();
    expect(facts.proposals.length).toBeLessThanOrEqual(1);
  });
});

// The believable projects, played by the rules alone: what `npm run sample` brings is lawful on whichever day it is run.
import { describe, expect, it } from 'vitest';
// test support
import { CALENDAR } from '../measures/clockwork.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { dryRun } from '../../dev/rehearsal/dry-run.ts';
// under test
import { sampleProjects } from '../../dev/sample/projects.ts';

const RULES = { calendar: CALENDAR, practice: firstPractice() };

describe.each(['2026-01-31', '2026-02-28', '2026-06-15', '2026-11-29', '2026-12-31'])('the sample of %s', (today) => {
  it.each(sampleProjects(today))('$code $name is brought as far as it should be', ({ name, estimatedTotal, acts }) => {
    const scenario = {
      name,
      title: name,
      shows: '',
      projectName: name,
      estimatedTotal,
      acts,
      until: today,
      reminders: [],
    };
    const { facts } = dryRun(scenario, today, RULES).last;
    expect(kindNamed('project').stageNames[facts.stage]).toBeDefined();
    expect(facts.proposals.length).toBeLessThanOrEqual(1);
  });
});

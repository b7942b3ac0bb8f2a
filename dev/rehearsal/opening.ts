// The dossier of a rehearsal is opened today, in real time; virtual time begins with the first act after it.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { DEPARTMENT, UNIT, USING, type Scenario, type ScenarioAct } from './scenario.ts';

export function openingOf(scenario: Scenario, on: CalendarDate): ScenarioAct {
  return {
    on,
    act: 'openDossier',
    by: UNIT,
    input: {
      name: scenario.projectName,
      kind: 'NEW_BUILD',
      classified: false,
      department: DEPARTMENT,
      usingUnit: USING,
      unitCategory: 'PARTY_AND_GOVERNMENT',
      fundSources: ['FISCAL'],
      estimatedTotal: scenario.estimatedTotal,
      newCivilWorks: false,
      highEnergyUse: false,
      sharesData: true,
    },
  };
}

// The dossier of a rehearsal is opened today, in real time; virtual time begins with the first act after it.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { DEPARTMENT, sampled, UNIT, USING, type Scenario, type ScenarioAct } from './scenario.ts';

export const openingOf = (
  { projectName, projectKind = 'NEW_BUILD', estimatedTotal }: Scenario,
  on: CalendarDate,
): ScenarioAct =>
  sampled(on, UNIT, 'openDossier', {
    name: projectName,
    kind: projectKind,
    department: DEPARTMENT,
    usingUnit: USING,
    estimatedTotal,
  });

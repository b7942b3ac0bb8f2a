// test support
import { expect, it } from 'vitest';
import { orderFrom, unopened } from './dossiers.ts';
import { openingOf } from './random-orders.ts';
// under test
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { RunningDossier } from '../../workflows/lifecycle/state.ts';

/** Opened at that time of a Wednesday, by a practice whose day of submissions closes at half past five. */
function openedOn(time: string): string | undefined {
  const at = beijingInstantOf('2026-07-15', time);
  const order = orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000'));
  const figures = { ...order.references.figures, submissionsCloseAt: '17:30' };
  const dossier = new RunningDossier(unopened('CQ-2026-0001'), at);
  dossier.take({ ...order, references: { ...order.references, figures } }, at);
  return (dossier.facts as ProjectFacts).opened?.on;
}

it.each([
  ['17:29', '2026-07-15'],
  ['17:30', '2026-07-16'],
  ['23:59', '2026-07-16'],
])('case 18: what a workflow takes at %s counts from %s', (time, on) => expect(openedOn(time)).toBe(on));

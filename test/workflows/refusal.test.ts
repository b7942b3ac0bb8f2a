// What speaks against an act is told for good only when everything is recorded: a line that still waits may turn out
// never to stand.
import type { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import type { ActOrder, ShownAttributes } from '../../workflows/lifecycle/contract.ts';
import { refuseUnlawful } from '../../workflows/lifecycle/refusal.ts';
import { RunningDossier } from '../../workflows/lifecycle/state.ts';
import { orderFrom, unopened } from './dossiers.ts';
import { openingOf } from './random-orders.ts';

const NOW = Date.UTC(2026, 10, 27, 2);
const opening = (extra: Partial<ActOrder> = {}): ActOrder =>
  orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000'), undefined, extra);

function whatSpeaksAgainst(project: RunningDossier, order: ActOrder): string | null | undefined {
  try {
    refuseUnlawful(project, order, NOW);
    return null;
  } catch (error) {
    return (error as ApplicationFailure).type;
  }
}

function opened(): RunningDossier {
  const project = new RunningDossier(unopened('CQ-2026-0001'), NOW);
  project.take(opening(), NOW);
  return project;
}

const NOTHING_SHOWN: ShownAttributes = {
  DossierKind: '',
  DossierName: '',
  Stage: '',
  Unit: '',
  Department: '',
  Lamp: '无',
  AmountClass: null,
  NextDuty: null,
  NextDueOn: null,
  OverdueSince: null,
};
const record = (project: RunningDossier): void =>
  project.obey({
    is: 'recorded',
    recordedUpTo: 1,
    duties: [],
    nextWakeAt: null,
    attributes: NOTHING_SHOWN,
    ended: false,
    newRun: false,
    figures: {},
  });

describe.each([
  ['a second opening', () => opening(), 'Refused'],
  ['an act by a caller who has not seen the last one', () => opening({ expectedSeq: 0 }), 'SeqMismatch'],
])('%s', (_, order, refusal) => {
  it('is sent again while the line that speaks against it is being recorded, and refused after', () => {
    const project = opened();
    expect(whatSpeaksAgainst(project, order())).toBe('NotSettledYet');
    record(project);
    expect(whatSpeaksAgainst(project, order())).toBe(refusal);
  });
});

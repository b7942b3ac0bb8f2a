// What speaks against an act is told for good only when everything is recorded: a line that still waits may turn out
// never to stand.
import type { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import type { ActName } from '../../measures/project/act-samples.ts';
import { figuresForGuards } from '../../measures/practice.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import type { ActOrder, RecordAnswer, ShownAttributes } from '../../workflows/lifecycle/contract.ts';
import { refuseUnlawful } from '../../workflows/lifecycle/refusal.ts';
import { RunningDossier } from '../../workflows/lifecycle/state.ts';
import { building } from '../measures/cases/lives.ts';
import { orderFrom, unopened } from './dossiers.ts';
import { diceOf, lawfulOrders, openingOf } from './random-orders.ts';

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
const RECORDED: Extract<RecordAnswer, { is: 'recorded' }> = {
  is: 'recorded',
  recordedUpTo: 1,
  duties: [],
  nextWakeAt: null,
  attributes: NOTHING_SHOWN,
  ended: false,
  newRun: false,
  figures: {},
  editions: { calendar: '2026', practice: '2026-01' },
};

describe.each([
  ['a second opening', () => opening(), 'Refused'],
  ['an act by a caller who has not seen the last one', () => opening({ expectedSeq: 0 }), 'SeqMismatch'],
])('%s', (_, order, refusal) => {
  it('is sent again while the line that speaks against it is being recorded, and refused after', () => {
    const project = opened();
    expect(whatSpeaksAgainst(project, order())).toBe('NotSettledYet');
    project.obey(RECORDED);
    expect(whatSpeaksAgainst(project, order())).toBe(refusal);
  });
});

describe('I4: a project that has grown by what was brought to it', () => {
  const KB = 1024;
  const { facts } = building();
  const today = '2026-11-27';
  const FIGURES = figuresForGuards(firstPractice(), kindNamed('project').practice.guardFigures);

  /** Under construction, its facts of so many bytes: reports of a delay, one of them as long as it takes. */
  function ofBytes(bytes: number, letter = 'a'): RunningDossier {
    const report = { seq: 90, on: today, by: facts.parties.constructionUnit, kind: 'SERIOUS_DELAY' } as const;
    const withReport = (description: string): ProjectFacts => ({
      ...facts,
      problems: [{ ...report, noticedOn: today, description, documents: [] }],
    });
    const lacking = bytes - Buffer.byteLength(JSON.stringify(withReport('')));
    const grown = withReport(letter.repeat(Math.floor(lacking / Buffer.byteLength(letter))));
    const project = new RunningDossier({ ...unopened('CQ-2026-0001'), facts: grown, seq: 90, lastActSeq: 90 }, NOW);
    project.obey({ ...RECORDED, recordedUpTo: 90, nextWakeAt: NOW, figures: FIGURES });
    return project;
  }

  function brought(act: ActName): ActOrder {
    const orders = lawfulOrders({ facts, duties: [], figures: FIGURES, today }, diceOf(1));
    return orderFrom(orders.find((order) => order.act === act)!);
  }
  const report = brought('reportSeriousProblem');
  const order = brought('orderRectification');

  it.each([
    ['a unit below 256 KB', report, 250, null],
    ['a unit past 256 KB', report, 256, 'Refused'],
    ['a bureau where the unit may no more', order, 256, null],
    ['a bureau below 512 KB', order, 506, null],
    ['a bureau past 512 KB', order, 512, 'Refused'],
  ])('is served: %s', (_, act, kilobytes, answer) => {
    expect(whatSpeaksAgainst(ofBytes(kilobytes * KB), act)).toBe(answer);
    expect(whatSpeaksAgainst(ofBytes(kilobytes * KB, '汉'), act)).toBe(answer);
  });

  it('takes its turn of time whatever its size', () => {
    const project = ofBytes(600 * KB);
    project.turnTime(NOW);
    expect(project.unrecorded().map(({ is }) => is)).toEqual(['time']);
  });
});

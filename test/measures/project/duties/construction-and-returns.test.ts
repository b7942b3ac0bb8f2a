// Articles 23 and 24 as duties, and returns for correction.
// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from '../../clockwork.ts';
import { applied, asked, building, builtProject, entry, UNIT } from '../../settled-projects.ts';
import type { ProjectFacts, Review } from '../../../../measures/project/facts.ts';
// under test
import { unopenedFacts } from '../../../../measures/project/facts.ts';

type Change = (facts: ProjectFacts) => ProjectFacts;
const clock = (on: string, change: Change) => new Clockwork(unopenedFacts('P1')).at(on, change);
/** Half a year to Saturday, 28 February 2026. */
const built = () => clock('2025-08-31', builtProject('2025-08-31'));
const withdrawn =
  (on: string): Change =>
  (facts) => ({
    ...facts,
    extensions: facts.extensions.map((request) => ({ ...request, status: 'WITHDRAWN', withdrawn: entry(16, on) })),
  });

describe('a return for correction', () => {
  const review =
    (over: Partial<Review>): Change =>
    (facts) => ({
      ...facts,
      name: '试点',
      stage: 'DECLARED',
      parties: { constructionUnit: UNIT, department: 'department-x' },
      review: {
        ...entry(2, '2026-03-02'),
        stage: 'DECLARED',
        reviewer: 'big-data',
        mayReturn: ['big-data'],
        records: [],
        version: 1,
        status: 'RETURNED',
        documents: [],
        chapters: [],
        opinions: {},
        returns: [{ ...entry(3, '2026-03-04', 'big-data'), defects: ['缺章'] }],
        ...over,
      },
    });
  const back = (resubmittedOn?: string) => [
    { ...entry(3, '2026-03-04', 'big-data'), defects: ['缺章'], resubmittedOn },
  ];

  it('that was never answered falls away with the decision', () =>
    expect(
      clock('2026-03-04', review({}))
        .at('2026-03-10', review({ status: 'DECIDED', decidedOn: '2026-03-10' }))
        .duty('CORRECTION'),
    ).toMatchObject({
      cancelled: '审查已办结',
      dischargedOn: undefined,
    }));

  it('that was answered is met by the day of the answer, once that is examined; until then it waits', () => {
    const life = clock('2026-03-04', review({})).at(
      '2026-03-09',
      review({ status: 'PENDING', version: 2, returns: back('2026-03-09') }),
    );
    expect(life.duty('CORRECTION')).toMatchObject({
      dischargedOn: undefined,
      awaits: { what: 'REVIEW', since: '2026-03-09' },
      owedTo: ['big-data'],
    });
    expect(life.duty('CORRECTION_REVIEW')).toMatchObject({ owedBy: 'big-data', owedTo: [UNIT], metBy: 'list' });
    life.at(
      '2026-03-12',
      review({ status: 'DECIDED', version: 2, returns: back('2026-03-09'), decidedOn: '2026-03-12' }),
    );
    expect(life.duty('CORRECTION')).toMatchObject({
      dischargedOn: '2026-03-09',
      cancelled: undefined,
      awaits: undefined,
    });
    expect(life.duty('CORRECTION_REVIEW')).toMatchObject({ dischargedOn: '2026-03-12' });
  });

  it('of a request of extension falls away with the request, or where acceptance is met', () => {
    const request =
      (over: object): Change =>
      (facts) => ({
        ...facts,
        extensions: [
          {
            ...entry(15, '2026-02-10'),
            until: '2026-08-31',
            reason: '排期',
            documents: [],
            status: 'RETURNED',
            returned: { ...entry(16, '2026-02-12', 'big-data'), defects: ['缺进度'] },
            ...over,
          },
        ],
      });
    const life = () => built().at('2026-02-12', request({}));
    expect(
      life()
        .at('2026-02-14', request({ status: 'WITHDRAWN', withdrawn: entry(17, '2026-02-14') }))
        .duty('CORRECTION')!.cancelled,
    ).toBe('申请已撤回');
    expect(life().at('2026-02-14', applied('2026-02-14')).duty('CORRECTION')!.cancelled).toBe(
      '已申请竣工验收或者已有验收结论',
    );
    expect(life().duty('EXTENSION_DECISION')).toMatchObject({ dischargedOn: '2026-02-12', owedTo: [UNIT] });
  });

  it('of a request: who is to decide owes it no more where the request is taken back, or acceptance is met', () => {
    const life = () => built().at('2026-02-10', asked('2026-02-10', '2026-08-31'));
    expect(life().at('2026-02-14', withdrawn('2026-02-14')).duty('EXTENSION_DECISION')!.cancelled).toBe('申请已撤回');
    expect(life().at('2026-02-14', applied('2026-02-14')).duty('EXTENSION_DECISION')!.cancelled).toBe(
      '已申请竣工验收或者已有验收结论',
    );
  });
});

describe('construction', () => {
  it('counts a year end from the year’s first day, the first from the start', () => {
    const life = clock('2026-03-02', building('2025-03-03'));
    expect(['2025', '2026'].map((year) => life.duty('YEAR_END_REPORT', year)!.explanation.anchor.on)).toEqual([
      '2025-03-03',
      '2026-01-01',
    ]);
  });

  it('has a delay reported by what came after the planned day, not by a word of before or of that day', () => {
    const reported =
      (on: string): Change =>
      (facts) => ({
        ...building('2025-03-03')(facts),
        construction: { ...building('2025-03-03')(facts).construction!, plannedCompletionOn: '2026-01-30' },
        problems: [{ ...entry(12, on), kind: 'SERIOUS_DELAY', noticedOn: on, description: '设备未到', documents: [] }],
      });
    const met = (on: string) =>
      clock('2026-02-02', reported(on)).duty('SERIOUS_PROBLEM_REPORT', 'delay-5')!.dischargedOn;
    expect([met('2026-01-29'), met('2026-01-30'), met('2026-01-31')]).toEqual([undefined, undefined, '2026-01-31']);
  });

  it('owes the confirmation of its completion to nobody', () =>
    expect(clock('2026-03-02', building('2025-03-03')).duty('COMPLETION_CONFIRMATION')!.owedTo).toEqual([]));
});

// Article 28 as duties: what waits, what counts, and what a later decision leaves as it was; article 30 after it.
// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from '../../clockwork.ts';
import { applied, asked, builtProject, decided, entry, UNIT } from '../../settled-projects.ts';
import type { ProjectFacts, Review } from '../../../../measures/project/facts.ts';
// under test
import { unopenedFacts } from '../../../../measures/project/facts.ts';

const APPLICATION = 'ACCEPTANCE_APPLICATION';
const ORGANISATION = 'ACCEPTANCE_ORGANISATION';
const LOWER = '2999999999';
type Change = (facts: ProjectFacts) => ProjectFacts;
const clock = (on: string, change: Change) => new Clockwork(unopenedFacts('P1')).at(on, change);
/** Half a year to Saturday, 28 February 2026. */
const built = (total?: string) => clock('2025-08-31', builtProject('2025-08-31', total));
const withdrawn =
  (on: string): Change =>
  (facts) => ({
    ...facts,
    extensions: facts.extensions.map((request) => ({ ...request, status: 'WITHDRAWN', withdrawn: entry(16, on) })),
  });

describe('an application that is in, while a request of extension made in time is undecided', () => {
  const applying = () =>
    built().at('2026-02-10', asked('2026-02-10', '2026-08-31')).at('2026-03-15', applied('2026-03-15'));

  it('L4: is in time whatever becomes of the request afterwards', () => {
    for (const change of [decided('REFUSED', '2026-03-20'), withdrawn('2026-03-20')]) {
      const after = applying().at('2026-03-20', change);
      expect(after.duty(APPLICATION)).toMatchObject({
        dischargedOn: '2026-03-15',
        overdueSince: undefined,
        awaits: undefined,
      });
    }
  });

  it('L4: is late where the request was refused or taken back before, also on that very day', () => {
    for (const on of ['2026-03-14', '2026-03-15'])
      for (const change of [decided('REFUSED', on), withdrawn(on)]) {
        const after = built()
          .at('2026-02-10', asked('2026-02-10', '2026-08-31'))
          .at(on, change, '09:00')
          .at('2026-03-15', applied('2026-03-15'));
        expect(after.duty(APPLICATION)).toMatchObject({ dischargedOn: '2026-03-15', overdueSince: '2026-03-01' });
      }
  });

  it('L4: granted to a request of the very last day, leaves no mark; to one of the day after, it does', () => {
    const after = (on: string) =>
      built()
        .at(on, asked(on, '2026-08-31'))
        .at('2026-03-12', decided('GRANTED', '2026-03-12', '2026-08-31'))
        .duty(APPLICATION);
    expect(after('2026-02-28')).toMatchObject({ effectiveOn: '2026-08-31', overdueSince: undefined });
    expect(after('2026-03-01')).toMatchObject({ effectiveOn: '2026-08-31', overdueSince: '2026-03-01' });
  });

  it('L7: asked again in time by the half year that a corrected completion moved past the first extension', () => {
    const again = built()
      .at('2026-02-10', asked('2026-02-10', '2026-04-30'))
      .at('2026-02-12', decided('GRANTED', '2026-02-12', '2026-04-30'))
      .at('2026-03-02', (facts) => ({ ...facts, completion: { ...facts.completion!, completedOn: '2025-12-31' } }))
      .at('2026-05-15', (facts) => ({
        ...facts,
        extensions: [
          ...facts.extensions,
          { ...entry(40, '2026-05-15'), until: '2026-09-30', reason: '排期', documents: [], status: 'REQUESTED' },
        ],
      }));
    expect(again.duty(APPLICATION)).toMatchObject({
      effectiveOn: '2026-06-30',
      awaits: { what: 'EXTENSION', since: '2026-05-15' },
    });
  });
});

describe('of two things that wait', () => {
  /** Applied for on 20 February, returned on 2 March: ten working days end on Monday, 16 March. */
  const returned = (facts: ProjectFacts): ProjectFacts => ({
    ...applied('2026-02-20')(facts),
    review: {
      ...entry(20, '2026-02-20'),
      stage: 'ACCEPTANCE_IN_PROGRESS',
      reviewer: 'big-data',
      mayReturn: ['big-data'],
      records: [],
      version: 1,
      status: 'RETURNED',
      documents: [],
      chapters: [],
      opinions: {},
      returns: [{ ...entry(25, '2026-03-02', 'big-data'), defects: ['缺页'] }],
    },
  });
  const both = (until: string) =>
    built().at('2026-02-10', asked('2026-02-10', until)).at('2026-03-02', returned).duty(APPLICATION)!.awaits;

  it.each([
    ['the request waits longer', '2026-08-31', { what: 'EXTENSION', until: '2026-08-31' }],
    ['the correction waits longer', '2026-03-05', { what: 'CORRECTION', until: '2026-03-16' }],
    ['they wait as long: the correction is first', '2026-03-16', { what: 'CORRECTION', until: '2026-03-16' }],
  ])('the longer one holds: %s', (_, until, awaits) => expect(both(until)).toMatchObject(awaits));

  const concluded =
    (concludedOn: string, on: string): Change =>
    (facts) => ({
      ...facts,
      acceptanceRounds: [
        {
          ...entry(20, '2026-02-02'),
          convenedOn: '2026-02-02',
          documents: [],
          conclusion: { ...entry(21, on), passed: true, concludedOn, documents: [] },
        },
      ],
    });

  it('what has no end holds longest, asked before or after', () =>
    expect(
      built(LOWER)
        .at('2026-02-10', asked('2026-02-10', '2026-08-31'))
        .at('2026-04-15', concluded('2026-02-27', '2026-04-15'))
        .duty(ORGANISATION)!.awaits,
    ).toEqual({ what: 'DATE_CONFIRMATION', since: '2026-04-15', countsFrom: '2026-02-27' }));

  it('a date to be confirmed waits although it is one past the half year, and then that lateness stays', () =>
    expect(built(LOWER).at('2026-04-15', concluded('2026-03-10', '2026-04-15')).duty(ORGANISATION)).toMatchObject({
      awaits: { what: 'DATE_CONFIRMATION', countsFrom: '2026-03-10' },
      overdueSince: '2026-03-01',
      metBy: 'confirmConclusionDate',
    }));

  it('L16: a conclusion is recorded in time on the fifteenth working day, not on the sixteenth', () => {
    // Concluded on Tuesday, 10 February; 14 and 28 February are worked, 15 to 23 February off: Monday, 9 March.
    const asks = (on: string) => built(LOWER).at(on, concluded('2026-02-10', on)).duty('CONCLUSION_DATE_CONFIRMATION');
    expect(asks('2026-03-09')).toBeUndefined();
    expect(asks('2026-03-10')).toMatchObject({ owedBy: 'big-data', owedTo: [UNIT] });
  });

  it('organising that was convened is met by a conclusion', () =>
    expect(
      built(LOWER)
        .at('2026-02-20', (facts) => ({
          ...facts,
          acceptanceRounds: [{ ...entry(20, '2026-02-20'), convenedOn: '2026-02-20', documents: [] }],
        }))
        .duty(ORGANISATION),
    ).toMatchObject({
      metBy: 'passAcceptance',
      dischargedOn: undefined,
      owedTo: ['big-data'],
    }));
});

it('case 35: what is returned of a second application leaves the day of the first', () => {
  const failed = {
    ...entry(21, '2026-03-02', 'big-data'),
    passed: false,
    concludedOn: '2026-03-02',
    reapplyOn: '2026-06-01',
    documents: [],
  };
  const review: Review = {
    ...entry(30, '2026-05-06'),
    stage: 'ACCEPTANCE_IN_PROGRESS',
    reviewer: 'big-data',
    mayReturn: ['big-data'],
    records: [],
    version: 2,
    status: 'PENDING',
    documents: [],
    chapters: [],
    opinions: {},
    returns: [
      {
        ...entry(31, '2026-05-08', 'big-data'),
        defects: ['缺页'],
        correctBy: '2026-05-15',
        resubmittedOn: '2026-05-29',
      },
    ],
  };
  const second = built()
    .at('2026-02-20', applied('2026-02-20'))
    .at('2026-05-29', (facts) => ({
      ...facts,
      review,
      acceptanceRounds: [
        { ...facts.acceptanceRounds[0]!, conclusion: failed },
        { ...entry(30, '2026-05-06'), documents: [] },
      ],
    }));
  expect(second.duty(APPLICATION)).toMatchObject({ dischargedOn: '2026-02-20', overdueSince: undefined });
  expect(second.duty('ACCEPTANCE_REAPPLICATION')).toMatchObject({
    dischargedOn: '2026-05-06',
    owedTo: ['big-data'],
    dueBasis: 'decided',
  });
});

it('a day of the next acceptance says who set it', () => {
  const failed = (by: string, total?: string) =>
    built(total)
      .at('2026-03-02', (facts) => ({
        ...applied('2026-02-20')(facts),
        acceptanceRounds: [
          {
            ...entry(20, '2026-02-20'),
            documents: [],
            conclusion: {
              ...entry(21, '2026-03-02', by),
              passed: false,
              concludedOn: '2026-03-02',
              reapplyOn: '2026-06-01',
              documents: [],
            },
          },
        ],
      }))
      .duty('ACCEPTANCE_REAPPLICATION')!;
  expect(failed('big-data').explanation.text).toContain('市大数据发展局');
  expect(failed(UNIT, LOWER).explanation.text).toContain('项目建设单位');
  expect([failed('big-data').dueBasis, failed(UNIT, LOWER).dueBasis]).toEqual(['decided', 'practice']);
  // Of a unit that is another one by now.
  expect(failed('unit-before', LOWER).explanation.text).toContain('验收组织方');
});

it('case 84: accepted and put into operation on one day, the window counts from the acceptance', () => {
  const life = built().at('2026-03-02', (facts) => ({
    ...facts,
    stage: 'IN_OPERATION',
    acceptanceRounds: [
      {
        ...entry(20, '2026-02-20'),
        documents: [],
        conclusion: { ...entry(21, '2026-03-02', 'big-data'), passed: true, concludedOn: '2026-03-02', documents: [] },
      },
    ],
    operation: { ...entry(22, '2026-03-02'), operationOn: '2026-03-02' },
  }));
  expect(life.duty('SELF_EVALUATION')!.explanation.anchor).toEqual({
    event: '通过竣工验收（晚于投入运行）',
    on: '2026-03-02',
  });
});

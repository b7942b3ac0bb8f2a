// 代录: what came on paper is recorded by the authority that received it, for whoever wrote it, as of the day on which it
// arrived.
// test support
import { describe, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import type { DocumentKind } from '../../measures/vocabulary.ts';
import { renderNotice } from '../../messages/render.ts';
import { documentOf, type Circumstances } from './dossier.ts';
import { approved, DEPARTMENT } from './lawful-lives.ts';
import { completed, UNIT, underConstruction, UPPER } from './project/acts/built-lives.ts';
import { settled } from './project/warned-life.ts';

const { cites, input } = ACT_SAMPLES.submitYearEndReport;
const REPORT = {
  ...input({ ...EXAMPLE, today: '2026-12-31' }),
  documents: cites.map((kind) => documentOf(kind).id),
};
const paper = (arrivedOn: string, on: string, more: Partial<Circumstances> = {}): Circumstances => ({
  on,
  onRecord: [...cites, 'paperReceipt'],
  onPaper: { arrivedOn, receipt: documentOf('paperReceipt').id },
  ...more,
});
/** Under construction since 2 February 2026. */
const building = () => settled(underConstruction());
const codesOf = (by: string, arrivedOn: string, more: Partial<Circumstances> = {}) => {
  const life = building().until('2027-01-04');
  // Recorded duties come with the first line.
  life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2027-01-04' });
  return life.codes('submitYearEndReport', by, REPORT, {
    ...paper(arrivedOn, '2027-01-05', more),
    duties: life.duties,
  });
};

describe('what came on paper', () => {
  it('counts on the day on which it arrived, for whoever wrote it', () => {
    const life = building();
    life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-03-02' });
    life.do('submitYearEndReport', 'finance', REPORT, paper('2026-12-31', '2027-01-05'));
    expect(life.facts.yearEndReports['2026']).toMatchObject({ on: '2026-12-31', by: UNIT, recordedBy: 'finance' });
    expect(life.duty('YEAR_END_REPORT', '2026')).toMatchObject({ dischargedOn: '2026-12-31', overdueSince: undefined });
  });

  it('is told to whoever wrote it, and to the others who receive it', () => {
    const life = building();
    life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-03-02' });
    life.do('submitYearEndReport', 'finance', REPORT, paper('2026-12-31', '2027-01-05'));
    expect(Object.keys(life.news).sort()).toEqual(['big-data', 'development-reform', UNIT]);
    const { text } = renderNotice(life.news[UNIT]!, { finance: '市财政局' }, UNIT);
    expect(text).toContain(
      '贵单位就本项目提交的纸质材料于2026年12月31日（周四）送达，已由市财政局代录为「提交年度项目绩效评价报告」',
    );
    expect(text).toContain('代录单位：市财政局');
  });

  it('is told once to whoever wrote it and receives it as well: an authority whose own project it is', () => {
    const life = settled(approved(), { constructionUnit: 'finance' });
    const { cites: plan } = ACT_SAMPLES.declareForAnnualPlan;
    life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-03-02' });
    life.do(
      'declareForAnnualPlan',
      'development-reform',
      { year: '2026', amount: '900000000', documents: plan.map((kind) => documentOf(kind).id) },
      { ...paper('2026-03-02', '2026-03-03'), onRecord: [...plan, 'paperReceipt'] },
    );
    expect(life.last.says.filter(({ step }) => step === 'declareForAnnualPlan').map(({ party }) => party)).toEqual([
      'finance',
    ]);
  });

  it.each([
    ['one that receives it', 'big-data', []],
    ['one that does not', 'cyberspace', ['receivedHere']],
    ['the unit itself', UNIT, ['receivedHere']],
    ['the department', DEPARTMENT, ['receivedHere']],
  ])('is recorded by %s', (_, by, codes) => expect(codesOf(by, '2026-12-31')).toEqual(codes));

  it.each([
    ['today', '2027-01-05', []],
    ['tomorrow', '2027-01-06', ['arrivedNotInFuture']],
    ['before anything was begun', '2026-02-01', ['yearEndSeason', 'arrivedInOrder']],
  ])('arrived %s', (_, arrivedOn, codes) => expect(codesOf('finance', arrivedOn).sort()).toEqual([...codes].sort()));

  it.each<[string, readonly DocumentKind[], string]>([
    ['without a receipt on record', cites, documentOf('paperReceipt').id],
    ['by another paper than a receipt', [...cites, 'other'], documentOf('other').id],
  ])('is not recorded %s', (_, onRecord, receipt) =>
    expect(codesOf('finance', '2026-12-31', { onRecord, onPaper: { arrivedOn: '2026-12-31', receipt } })).toEqual([
      'receiptOnRecord',
    ]),
  );

  it('meets the same gates as if it had been handed in', () => {
    const life = settled(completed(UPPER));
    const onPaper = { arrivedOn: '2026-04-01', receipt: documentOf('paperReceipt').id };
    const applying = { documents: [] };
    const codes = (act: string, by: string) =>
      life.codes(act, by, applying, { on: '2026-04-02', onRecord: ['paperReceipt'], onPaper });
    expect(codes('applyForAcceptance', 'big-data')).toContain('acceptanceDocuments');
    // A decision is no paper of a unit's.
    expect(life.codes('list', 'big-data', ACT_SAMPLES.list.input(EXAMPLE), { on: '2026-04-02', onPaper })).toEqual([
      'wrongStage',
    ]);
  });

  it('is no way for an authority to decide', () => {
    const life = settled(completed(UPPER));
    life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-04-01' });
    life.do('requestExtension', UNIT, { until: '2026-12-16', reason: '排期', documents: [] }, { on: '2026-08-20' });
    const [refusal] = life.refusals(
      'grantExtension',
      'big-data',
      { until: '2026-12-16' },
      {
        on: '2026-08-24',
        duties: life.duties,
        onRecord: ['paperReceipt'],
        onPaper: { arrivedOn: '2026-08-24', receipt: 'doc-paperReceipt' },
      },
    );
    expect(refusal).toMatchObject({ code: 'receivedHere', acts: [{ act: 'grantExtension' }] });
  });
});

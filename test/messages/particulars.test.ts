// test support
import { describe, expect, it } from 'vitest';
import { SAMPLE_NAMES } from './samples.ts';
import type { Cited } from '../../measures/references.ts';
// under test
import { namedIn, particularsOf } from '../../messages/zh-CN/particulars.ts';

const said = (act: string, input: object, documents: (Cited & { name: string })[] = []): string =>
  particularsOf(
    { act, input, documents },
    { ...SAMPLE_NAMES, ...Object.fromEntries(documents.map(({ id, name }) => [id, name])) },
  )
    .map(({ label, value }) => `${label}：${value}`)
    .join('　');

describe('what an act was brought with is said', () => {
  it('as a correction is read: the corrected field by name, both values by its kind', () => {
    expect(
      said('correct', {
        evidence: [],
        to: '1900000000',
        from: '1860000000',
        reason: '录入有误',
        field: 'estimatedTotal',
      }),
    ).toBe('更正事项：估算总投资　原值：1,860万元　更正为：1,900万元　理由：录入有误');
    expect(said('correct', { field: 'completion.completedOn', from: '2027-01-29', to: '2027-02-01' })).toBe(
      '更正事项：实际建成日期　原值：2027年1月29日（周五）　更正为：2027年2月1日（周一）',
    );
  });

  it('with choices, yes and no, and documents by kind and name', () => {
    expect(
      said(
        'recordOpinion',
        {
          subject: 'cryptography',
          agrees: false,
          chapters: ['cryptographyPlan', 'dataSharing'],
          remark: '须补充',
          documents: ['d1', 'd2', 'd3'],
        },
        [
          { id: 'd1', kind: 'technicalOpinion', name: '密码应用方案审查意见（2026年3月）' },
          { id: 'd2', kind: 'other', name: '其他材料' },
        ],
      ),
    ).toBe(
      '审查事项：密码应用方案审查意见　结论：不同意　意见针对的篇（章）：密码应用方案、数据资源共享分析　意见：须补充　材料：「技术审查意见」密码应用方案审查意见（2026年3月）；「其他材料」；d3',
    );
  });

  it('with parts under the label of the whole, either way of a group, years and lists', () => {
    const consultations = { supervisionUnit: { noReply: '三次发函未复' }, usingUnit: { document: 'd1' } };
    expect(
      said('submitYearEndReport', { year: '2026', sections: [], consultations, recipients: ['big-data', 'finance'] }, [
        { id: 'd1', kind: 'consultationRecord', name: '征求意见记录' },
      ]),
    ).toBe(
      '年度：2026年　征求意见·项目使用单位·征求意见记录：「征求意见记录」　征求意见·监理单位·未答复的情况：三次发函未复　报送单位：市大数据发展局、市财政局',
    );
    expect(said('returnForCorrection', { defects: ['缺目录', '表不一致'] })).toBe('需补正的内容：缺目录；表不一致');
    expect(said('list', { necessity: { dataGovernance: '可行', grounds: '充分' }, dataSharingReviewed: true })).toBe(
      '必要性审查结论·建设依据充分性：充分　必要性审查结论·数据资源治理共享：可行　已会同市级有关部门审核数据共享：是',
    );
  });

  it('with each of a list of groups in a row, whatever order it comes back in', () => {
    const items = [
      { after: '400000000', item: '软件开发', before: '500000000' },
      { after: '100000000', item: '数据治理服务', before: '0' },
    ];
    expect(said('adjust', { ground: 'GROUND_3', items })).toBe(
      '调整情形：第（三）项：根据业务发展需要，在已批复项目建设规划的框架下调整相关建设内容及进度　调整明细：科目：软件开发，调整前：500万元，调整后：400万元；科目：数据治理服务，调整前：0万元，调整后：100万元',
    );
    expect(said('adjust', { items: '无' })).toBe('调整明细：无');
  });

  it('with numbers of the ledger, plain numbers and parties by name', () => {
    expect(said('acknowledgeReceipt', { of: 12 })).toBe('所签收的材料：台账第12号');
    expect(said('declare', { channel: 'YUKUAIBAN', departmentPlanVersion: 2 })).toBe(
      '申报渠道：「渝快办」平台　部门整合建设总体方案版次：2',
    );
    expect(said('startConstruction', { usingUnit: 'department-jtw', supervisionUnit: 'unit-unknown' })).toBe(
      '监理单位：unit-unknown　项目使用单位：市交通运输委',
    );
    expect(
      namedIn({
        act: 'startConstruction',
        input: { usingUnit: 'department-jtw' },
        documents: [{ id: 'd1', kind: 'supervisionContract' }],
      }),
    ).toEqual(['department-jtw', 'd1']);
  });

  it('as it stands where it was taken under another schema, and not at all for an act that is gone', () => {
    expect(said('budget', { year: '2026', amount: '十万元' })).toBe('年度：2026年　预算金额：十万元');
    expect(said('startTrialOperation', { startedOn: '近日', gone: 'x' })).toBe('试运行开始日期：近日');
    expect(said('abolished', { year: '2026' })).toBe('');
    expect(particularsOf({ act: 'budget', input: null, documents: [] }, {})).toEqual([]);
  });
});

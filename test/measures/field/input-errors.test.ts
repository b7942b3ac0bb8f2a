// test support
import { describe, expect, it } from 'vitest';
// under test
import { inputErrors } from '../../../measures/field/input-errors.ts';
import { findAct } from '../../../measures/register.ts';

function said(name: string, input: unknown): Record<string, string> {
  const { input: schema } = findAct(name)!;
  const { error } = schema.safeParse(input);
  return Object.fromEntries((error ? inputErrors(error, schema) : []).map(({ pointer, says }) => [pointer, says]));
}

const STRANGE = '没有这一项内容，请删去';
const CORRECTION = { field: 'estimatedTotal', from: '1', to: '2', reason: '录入有误', evidence: [] };
const REPORT = { year: '2026', sections: [], recipients: [], documents: [] };

describe('what is wrong with an input is said by the label of the field', () => {
  it.each([
    ['of a blank reason', 'reject', { reason: ' ' }, { '/reason': '「理由」不能为空' }],
    ['of a missing reason', 'reject', {}, { '/reason': '「理由」必填，应为文本' }],
    ['of a number for text', 'reject', { reason: 1 }, { '/reason': '「理由」应为文本' }],
    ['of a text too long', 'reject', { reason: '长'.repeat(2001) }, { '/reason': '「理由」过长，至多2000个字' }],
    ['of what nobody asked for', 'reject', { reason: '可', ha: 1, 'a/b': 2 }, { '/ha': STRANGE, '/a~1b': STRANGE }],
    [
      'of one member of a list of groups, by its place',
      'adjust',
      {
        ground: 'GROUND_3',
        withinBudget: true,
        goalsUnchanged: true,
        contentNeedsAdjusting: true,
        reason: '业务发展需要',
        items: [
          { item: '软件', before: '1', after: '2' },
          { item: '硬件', before: '-1' },
        ],
        documents: [],
      },
      {
        '/items/1/before':
          '「调整明细」第2项「调整前」应为以分为单位的非负整数（十进制文本，至多15位），没有金额的填 0',
        '/items/1/after': '「调整明细」第2项「调整后」必填，应为以分为单位的金额（文本）',
      },
    ],
    ['of no object at all', 'reject', 'x', { '': '应为一组内容（JSON 对象）' }],
    [
      'of a day that does not exist',
      'startTrialOperation',
      { startedOn: '2026-02-29' },
      { '/startedOn': '「试运行开始日期」应为实有的公历日期，写作年-月-日，例如 2026-03-02' },
    ],
    [
      'of a missing day',
      'startTrialOperation',
      {},
      { '/startedOn': '「试运行开始日期」必填，应为日期（文本，例如 2026-03-02）' },
    ],
    [
      'of an amount with a point',
      'budget',
      { year: '26', amount: '1.5' },
      {
        '/year': '「年度」应为四位数字的年份，例如 2026',
        '/amount': '「预算金额」应为以分为单位的正整数（十进制文本，至多15位），例如 3000000000 表示3,000万元',
      },
    ],
    [
      'of a choice, by the names of what may be chosen',
      'recordOpinion',
      { subject: 'weather', agrees: '是', chapters: ['x'], remark: '无', documents: [] },
      {
        '/subject':
          '「审查事项」应为下列之一：网络安全技术审查意见、预算管理技术审查意见、政务数据资源技术审查意见、密码应用方案审查意见、保密技术审查意见、初步设计内容审核意见、第三方项目评估报告',
        '/agrees': '「结论」应为「是」或者「否」（JSON 的 true 或 false）',
        '/chapters/0':
          '「意见针对的篇（章）」第1项应为下列之一：数据资源采集治理及业务应用梳理、数据资源共享分析、网络安全保护措施、密码应用方案、集约化建设',
      },
    ],
    [
      'of one of a list, by its place',
      'returnForCorrection',
      { defects: ['缺目录', ''] },
      { '/defects/1': '「需补正的内容」第2项不能为空' },
    ],
    ['of an empty list', 'returnForCorrection', { defects: [] }, { '/defects': '「需补正的内容」不能为空，至少1项' }],
    [
      'of a part, with the whole it belongs to',
      'list',
      { necessity: { grounds: '', weather: '晴' }, dataSharingReviewed: true },
      { '/necessity/weather': STRANGE, '/necessity/grounds': '「必要性审查结论·建设依据充分性」不能为空' },
    ],
    [
      'of neither of two ways',
      'submitYearEndReport',
      { ...REPORT, consultations: { usingUnit: {}, supervisionUnit: { noReply: '三次发函未复' } } },
      {
        '/consultations/usingUnit': '「征求意见·项目使用单位」应引用征求意见记录，或者说明对方未答复的情况，二者填一项',
      },
    ],
    [
      'of what is corrected, with everything that can be',
      'correct',
      { ...CORRECTION, field: 'name' },
      {
        '/field':
          '「更正事项」应为下列之一：开工日期、试运行开始日期、实际建成日期、投入运行日期、确认建成（登记）日期、竣工验收申请（登记）日期、组织竣工验收日期、补正材料重新提交日期、验收结论日期、竣工验收结果备案日期、延期验收申请日期、延期验收申请补正后重新提交日期、年度绩效评价报告报送日期、严重逾期或者重大损失的报告日期、整改报告提交日期、自评价报告报送日期、退回补正日期、补正材料审查决定日期、延期验收申请答复（准予、不予、退回）日期、验收结论日期的确认日期、整改核验结论日期、会同提议答复日期、暂停起始日期、暂停的复核（恢复）日期、终止项目实施的决定日期、终止申请答复（同意、不同意）日期、资料和情况答复日期、终止情况报告提交日期、投入运行（登记）日期、档案整理归档登记日期、办结归档日期、第三方后评价报告提交日期、批复成文日期、自行调整备案日期、变更申请补正后重新提交日期、变更申请答复（批复、不予、退回）日期、既有批复核对日期、运行维护服务开始的登记日期、运行维护服务结束的登记日期、部门预算调整日期、补正材料审核后转办日期、估算总投资、批复总投资',
      },
    ],
    [
      'of a corrected amount, as an amount',
      'correct',
      { ...CORRECTION, to: '2026-03-02' },
      { '/to': '「更正为」应为以分为单位的正整数（十进制文本，至多15位），例如 3000000000 表示3,000万元' },
    ],
    ['of a ledger number', 'acknowledgeReceipt', { of: '12' }, { '/of': '「所签收的材料」应为台账序号（整数）' }],
    ['of a ledger number below one', 'acknowledgeReceipt', { of: 0 }, { '/of': '「所签收的材料」不能小于1' }],
  ])('%s', (_, act, input, errors) => {
    expect(said(act, input)).toEqual(errors);
  });

  it('of a party, by who may stand there', () => {
    expect(said('startConstruction', { supervisionUnit: 'big-data' })['/supervisionUnit']).toBe(
      '「监理单位」应为公司（company-…）、单位（unit-…）的编号，只用小写字母、数字和连字符，不超过80个字符',
    );
  });
});

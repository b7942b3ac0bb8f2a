// test support
import { expect, it } from 'vitest';
// under test
import type { DutyFigures } from '../../measures/duty.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { kindNamed } from '../../measures/register.ts';
import { sheetOf } from '../../measures/sheet.ts';

const PROJECT = kindNamed('project');

const facts: ProjectFacts = {
  ...unopenedFacts('CQ-2024-0017'),
  name: '智慧交通 | 一期',
  stage: 'COMPLETED',
  parties: { constructionUnit: 'unit-xxzx', department: 'department-jtw' },
};
const acceptance: DutyFigures = {
  duty: 'ACCEPTANCE_APPLICATION',
  key: '40',
  owedBy: 'unit-xxzx',
  owedTo: ['big-data'],
  nominalOn: '2026-02-28',
  effectiveOn: '2026-02-28',
  overdueSince: '2026-03-01',
  awaits: { what: 'EXTENSION', since: '2026-02-25', until: '2026-08-31' },
};
const yearEnd: DutyFigures = {
  duty: 'YEAR_END_REPORT',
  key: '2023',
  owedBy: 'unit-xxzx',
  owedTo: ['development-reform', 'finance', 'big-data'],
  opensOn: '2023-11-01',
  nominalOn: '2023-12-31',
  effectiveOn: '2023-12-31',
  targetOn: '2023-12-29',
  legalLimitOn: '2023-12-31',
};
const filing: DutyFigures = {
  duty: 'ACCEPTANCE_RESULT_FILING',
  key: '50',
  owedBy: 'unit-xxzx',
  owedTo: ['big-data'],
  nominalOn: '2026-03-09',
  effectiveOn: '2026-03-09',
};

it('says what is awaited, from whom, until when and under which article, the earliest first', () => {
  const sheet = sheetOf(PROJECT, facts, [filing, acceptance, yearEnd], {
    lastAct: { act: 'confirmCompletion', by: 'unit-xxzx', on: '2025-08-31', seq: 40 },
    nextReminderOn: '2026-01-29',
    portalUrl: 'https://duban.example/projects/CQ-2024-0017',
  });
  expect(sheet).toMatchInlineSnapshot(`
    "### 智慧交通 \\| 一期（CQ-2024-0017）

    **阶段**：建成　**项目建设单位**：unit-xxzx　**市级部门**：department-jtw

    | 等待办理 | 由谁 | 收件单位 | 截止（建议办结）日期 | 事项依据 | 期限依据 | 说明 |
    | --- | --- | --- | --- | --- | --- | --- |
    | 提交年度绩效评价报告 | 项目建设单位 unit-xxzx | 市发展改革委、市财政局、市大数据发展局 | 2023年12月31日（周日） | 第二十三条 | 《办法》规定 | 自2023年11月1日（周三）起办理；宜于2023年12月29日（周五）前办结 |
    | 申请竣工验收 | 项目建设单位 unit-xxzx | 市大数据发展局 | 2026年2月28日（周六） | 第二十八条 | 《办法》规定 | **自2026年3月1日（周日）起逾期**；延期申请待审批（自2026年2月25日（周三），计至2026年8月31日（周一）） |
    | 竣工验收结果备案 | 项目建设单位 unit-xxzx | 市大数据发展局 | 2026年3月9日（周一） | 第二十八条 | 系统惯例（《办法》未作规定） | — |

    **最近办理**：确认建成（项目建设单位 unit-xxzx，2025年8月31日（周日），台账第40号）

    **下次提醒**：2026年1月29日（周四）

    [在督办系统中查看](https://duban.example/projects/CQ-2024-0017)"
  `);
});

it('leaves out what is met or cancelled, and says that nothing is awaited', () => {
  const sheet = sheetOf(
    PROJECT,
    facts,
    [
      { ...acceptance, dischargedOn: '2026-02-01' },
      { ...filing, cancelled: '已撤回' },
    ],
    {},
  );
  expect(sheet).toContain('当前没有待办的有期限事项。');
  expect(sheet).not.toMatch(/申请竣工验收|undefined/);
});

it('names a joint act that waits for the other authority', () => {
  const proposals: ProjectFacts['proposals'] = [
    {
      seq: 21,
      on: '2025-01-15',
      by: 'development-reform',
      act: 'includeInAnnualPlan',
      input: {},
      references: { documents: [], standing: { blocks: [] } },
      awaiting: ['finance'],
      confirmed: [],
    },
  ];
  expect(sheetOf(PROJECT, { ...facts, proposals }, [], {})).toContain(
    '**待会同**：纳入年度投资计划（市发展改革委于2025年1月15日（周三）提议，台账第21号），等待市财政局',
  );
});

it('keeps a bar in a name from breaking the table', () => {
  expect(sheetOf(PROJECT, facts, [{ ...acceptance, owedTo: ['unit|x'] }], {})).toContain('unit\\|x');
});

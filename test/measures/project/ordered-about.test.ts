// What an order of rectification says it is about: checked against the dossier, kept, and said to whoever must act.
// test support
import { describe, expect, it } from 'vitest';
import { SettledLife } from '../settled-life.ts';
import { underConstruction, UNIT } from './acts/built-lives.ts';
// under test
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { project } from '../../../measures/project/project.ts';
import { kindNamed } from '../../../measures/register.ts';
import { sheetOf } from '../../../measures/sheet.ts';
import { letterOf } from '../../../messages/render.ts';

const ORDER = { ground: 'ART35', violation: '未按时报送', servedOn: '2026-03-02', dueOn: '2027-03-31', documents: [] };
const YEAR_END = { duty: 'YEAR_END_REPORT', key: '2026' };

/** Under construction since February 2026, with a receipt given so that its duties are recorded. */
function building(): SettledLife<ProjectFacts> {
  const life = underConstruction();
  const on = new SettledLife(project, life.facts.code, life.today);
  on.facts = life.facts;
  on.seq = life.seq;
  return on.do('acknowledgeReceipt', 'big-data', { of: 2 }, { on: '2026-03-02' });
}
const ordered = (about: object, on = '2027-02-22') =>
  building().do('orderRectification', 'finance', { ...ORDER, about }, { on });
const refusals = (about: object) => {
  const life = building();
  return life.refusals('orderRectification', 'finance', { ...ORDER, about }, { on: '2026-03-10', duties: life.duties });
};

describe('what an order is about', () => {
  it('may be a duty: kept in the facts, said in the letter to the unit, shown on the sheet', () => {
    const life = ordered(YEAR_END);
    const { seq } = life;
    expect(life.facts.rectifications).toMatchObject([{ seq, about: YEAR_END }]);
    expect(life.duty('RECTIFICATION')?.note).toBe('整改事项：未按时报送（涉及「提交年度绩效评价报告」（2026年度））');
    const served = life.says.find(({ party, step }) => party === UNIT && step === 'served')!;
    expect(JSON.stringify(letterOf(served.notice, {}, UNIT))).toContain('涉及「提交年度绩效评价报告」（2026年度）');
    expect(letterOf(life.news['development-reform']!, {}, 'development-reform').facts).toEqual(
      expect.arrayContaining([
        { label: '所涉事项·义务', value: '提交年度绩效评价报告' },
        { label: '所涉事项·义务编号', value: '2026' },
      ]),
    );
    expect(sheetOf(kindNamed('project'), life.facts, life.duties, {})).toContain(
      `**整改要求**：台账第${seq}号（2027年2月22日（周一）），涉及「提交年度绩效评价报告」（2026年度）`,
    );
  });

  it('may be a line of the ledger', () => {
    const life = ordered({ line: 2 });
    expect(life.facts.rectifications).toMatchObject([{ about: { line: 2 } }]);
    expect(life.duty('RECTIFICATION')?.note).toBe('整改事项：未按时报送（涉及台账第2号所载事项）');
    expect(letterOf(life.news['development-reform']!, {}, 'finance').facts).toContainEqual({
      label: '所涉事项·台账行',
      value: '台账第2号',
    });
  });

  it('need not be said, and then neither letter nor sheet speak of it', () => {
    const life = building().do('orderRectification', 'finance', ORDER, { on: '2026-03-10' });
    expect(life.duty('RECTIFICATION')?.note).toBe('整改事项：未按时报送');
    expect(sheetOf(kindNamed('project'), life.facts, life.duties, {})).not.toContain('整改要求');
  });

  it('is of this dossier, and the refusal lists what is', () => {
    expect(refusals(YEAR_END)).toEqual([]);
    expect(refusals({ ...YEAR_END, key: '2031' })).toEqual([
      {
        code: 'aboutDutyOnRecord',
        article: null,
        basis: 'practice',
        says: '本项目现无所指的义务：「提交年度绩效评价报告」编号2031。',
        remedy: expect.stringMatching(
          /^请在现有义务中选择（.*「提交年度绩效评价报告」编号2026.*）；已经办结的，请以台账行指明。$/,
        ),
        mend: true,
      },
    ]);
    expect(refusals({ line: 999 })).toMatchObject([
      { code: 'aboutKnownLine', says: '本项目卷内没有台账第999号所载的事项。' },
    ]);
  });

  it('is one or the other, and no order is about an order', () => {
    const judged = (about: object) => building().judgement('orderRectification', 'finance', { ...ORDER, about }).is;
    for (const about of [
      {},
      { ...YEAR_END, line: 2 },
      { duty: 'RECTIFICATION', key: '9' },
      { duty: 'YEAR_END_REPORT' },
    ])
      expect([about, judged(about)]).toEqual([about, 'malformed']);
  });

  it('before its last day draws a word', () => {
    expect(ordered(YEAR_END).last.warnings).toEqual([]);
    expect(ordered(YEAR_END, '2026-12-31').last.warnings).toEqual([
      {
        code: 'aboutNotOverdue',
        article: null,
        says: '所涉义务「提交年度绩效评价报告」（2026年度）的截止日期为2026年12月31日（周四），尚未到期。',
      },
    ]);
    expect(ordered(YEAR_END, '2027-01-01').last.warnings).toEqual([]);
  });
});

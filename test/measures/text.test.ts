// test support
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// under test
import { articleNumeral, ARTICLES } from '../../measures/articles.ts';
import {
  articleOfQuotation,
  QUOTATIONS,
  quotationOf,
  RESTORATION_NOTE,
  type QuotationKey,
} from '../../measures/quotation.ts';

const folder = new URL('../../measures/text/', import.meta.url);
const fileOf = (number: number): string => `article-${String(number).padStart(2, '0')}.md`;
const read = (number: number): string => readFileSync(new URL(fileOf(number), folder), 'utf8');
const DOUBTS = '\n## 存疑\n';
const textOf = (number: number): string => read(number).split(DOUBTS)[0] ?? '';
const doubtsOf = (number: number): string => read(number).split(DOUBTS)[1] ?? '';

// Words that stand in the repost for official terms, and that no article of the restored text needs.
// The notes under 存疑 may name them: there they tell what the restoration started from.
const SPUN = `
  暗码 建造 检验 点评 存案 定见 陈述 开始规划 财务局 财务部分 财务资金 展开 变革 担任 部分 同享 处理 告诉 方针 准则
  批阅 审阅 出资 托付 期限整改 施行 实行预算 渠道 违背 承受 收集 敞开 催促 和谐 剖析 阐明 会聚 清晰 要点 首要
  构成 树立 丢失 移用 招摇撞骗 收购 投标投标 严峻 翻滚 破例 运转 事务 危险 动力 使命 大纲 辅导 技能 洽谈 证明
  联接 从头 依照 安全状况 运用状况 存案状况 结构 全体 界说 鸿沟 规模及 安稳 反应 添加 改动 请求 处置
`
  .trim()
  .split(/\s+/);

describe('the restored text', () => {
  it('has one file for each of the 38 articles, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(ARTICLES.map(({ number }) => fileOf(number)));
    expect(ARTICLES.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
  });

  it.each(ARTICLES)(
    'article $number is headed by its numeral and says that it is not the official text',
    ({ number }) => {
      expect(read(number).startsWith(`# ${articleNumeral(number)}\n\n> 复原文本，非官方原文\n\n`)).toBe(true);
      expect(textOf(number).length).toBeGreaterThan(45);
    },
  );

  it.each(ARTICLES)('article $number lists its doubts, or says that there are none', ({ number }) => {
    expect(read(number).split(DOUBTS)).toHaveLength(2);
    expect(doubtsOf(number).trim()).toMatch(/^(无|(- .+。\n?)+)$/);
  });

  it.each(ARTICLES)(
    'article $number keeps none of the words that the repost put in place of official terms',
    ({ number }) => {
      expect(SPUN.filter((word) => textOf(number).includes(word))).toEqual([]);
    },
  );

  it('marks what was supplied from the republication, and leaves item (二) of article 26 open', () => {
    expect(doubtsOf(2)).toContain('第（三）项');
    expect(doubtsOf(2)).toContain('第（五）项');
    expect(textOf(26)).toContain('\n（二）（缺，原文未得）\n');
  });
});

describe('quotations', () => {
  it.each(Object.entries(QUOTATIONS))('%s stands word for word in its article', (key, quotation) => {
    expect(textOf(articleOfQuotation(key as QuotationKey))).toContain(quotation);
  });

  it('exist for every article that is encoded', () => {
    const silent = ARTICLES.filter(({ number, fate }) => fate.is === 'encoded' && quotationOf(number) === undefined);
    expect(silent).toEqual([]);
  });

  it('keep the two classes of article 28 apart, and quote what binds both where no class is meant', () => {
    expect(QUOTATIONS['28.1']).toContain('3000万元（含）以上');
    expect(QUOTATIONS['28.2']).toContain('3000万元以下');
    expect(quotationOf(28)).not.toContain('3000万元');
  });

  it('are undefined for an article that nothing quotes', () => {
    expect(quotationOf(1)).toBeUndefined();
    expect(quotationOf(39)).toBeUndefined();
  });

  it('come with a line that the official text prevails', () => {
    expect(RESTORATION_NOTE).toBe('引文为复原文本，以官方正式文本为准。');
  });
});

describe('the list of articles', () => {
  it.each(ARTICLES)(
    'says of article $number in at most 20 characters what it is about, and gives a reason where it is not encoded',
    ({ gist, fate }) => {
      expect([...gist].length).toBeLessThanOrEqual(20);
      const reason = fate.is === 'encoded' ? fate.later : fate.because;
      if (fate.is !== 'encoded' || reason !== undefined) expect(reason).toMatch(/。$/);
    },
  );

  it.each([
    [1, '第一条'],
    [9, '第九条'],
    [10, '第十条'],
    [11, '第十一条'],
    [20, '第二十条'],
    [28, '第二十八条'],
    [38, '第三十八条'],
  ])('writes %i as %s', (number, numeral) => {
    expect(articleNumeral(number)).toBe(numeral);
  });

  it('has no numeral for what is no article', () => {
    expect(() => articleNumeral(0)).toThrow(RangeError);
    expect(() => articleNumeral(1.5)).toThrow(RangeError);
  });
});

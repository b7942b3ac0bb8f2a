// I15: what people wrote, on the pages of the Temporal UI, before a renderer that takes for markup whatever any takes: HTML,
// tables, addresses without a mark.
// test support
import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockedUnit } from './unit/unit-lives.ts';
// under test
import { plainly, plainlyByLine } from '../../measures/markdown.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { kindNamed } from '../../measures/register.ts';
import { sheetOf } from '../../measures/sheet.ts';
import type { UnitFacts } from '../../measures/unit/facts.ts';
import { lifecycleSummaryOf } from '../../workflows/lifecycle/contract.ts';

const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });
const elementsOf = (markdown: string): string[] =>
  [...renderer.render(markdown).matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([element]) => element);
/** What a reader sees. */
const readIn = (markdown: string): string =>
  renderer
    .render(markdown)
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name]!)
    .replaceAll('\u2060', '');

const ATTACKS = [
  '[公文](javascript:alert(1))',
  '[公文](https://evil.example/ "标题")',
  '[公文][1]\n\n[1]: https://evil.example',
  '![](https://evil.example/seen.png)',
  '![图][x]',
  '<https://evil.example>',
  '<a href="https://evil.example">公文</a>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<!-- 注释 -->',
  '</td></tr></table>',
  'https://evil.example/a?b=c&d=e',
  'HTTP://EVIL.EXAMPLE',
  'ftp://evil.example',
  '//evil.example',
  'www.evil.example',
  'evil.com',
  'mailto:someone@evil.com',
  'someone@evil.com',
  'javascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  '| a | b |\n| - | - |\n| c | d |',
  '甲 | 乙 | 丙',
  '\\| 乙',
  '\\',
  '\\\\',
  '甲\\',
  '# 标题',
  '标题\n===',
  '标题\n---',
  '---',
  '***',
  '> 引文',
  '- 一项',
  '+ 一项',
  '* 一项',
  '- [x] 已办',
  '1. 一项',
  '1) 一项',
  '    代码',
  '```\n代码\n```',
  '~~~js\n代码',
  '`代码`',
  '``` `` `',
  '**粗体** __粗体__ *斜体* _斜体_ ~~删去~~ ==标出==',
  '***',
  '甲**乙',
  '&lt;b&gt; &#60;b&#62; &amp;',
  '[^1]\n\n[^1]: 注',
  '$$x$$ :smile: H~2~O x^2^',
  '第一行  \n第二行\n\n第三段',
  '<details><summary>甲</summary>',
  '[](x)',
  '[a]: https://evil.example',
  '{{ 甲 }} {% 乙 %} <%= 丙 %>',
  '"甲" \'乙\' -- ...',
  'CQ-2026-0001',
];
const asRead = (attack: string): string => attack.replace(/\s+/g, ' ').trim();

const PROJECT = kindNamed('project');
const UNIT = kindNamed('unit');

/** Every place of a sheet into which people write. */
function sheetsWith(written: string): string[] {
  const facts: ProjectFacts = {
    ...unopenedFacts('CQ-2024-0017'),
    name: written,
    stage: 'COMPLETED',
    parties: { constructionUnit: 'unit-a', department: 'department-b' },
  };
  const duty = {
    duty: PROJECT.duties[0]!.name,
    key: '40',
    owedBy: 'unit-a',
    owedTo: ['unit-c'],
    nominalOn: '2026-02-28',
    effectiveOn: '2026-02-28',
  };
  const names = { 'unit-a': written, 'department-b': written, 'unit-c': written };
  const lastAct = { act: 'confirmCompletion', by: 'unit-a', on: '2025-08-31', seq: 40 };
  const blocked = blockedUnit().facts;
  const unit: UnitFacts = { ...blocked, name: written, blocks: [{ ...blocked.blocks[0]!, reason: written }] };
  return [sheetOf(PROJECT, facts, [duty], { lastAct, names }), sheetOf(UNIT, unit, [], { lastAct, names })];
}

describe('I15: on the sheet of a dossier', () => {
  const [PLAIN_PROJECT, PLAIN_UNIT] = sheetsWith('智慧医院').map(elementsOf);

  it.each(ATTACKS)('%j makes no element and is read letter for letter', (attack) => {
    const [project, unit] = sheetsWith(attack) as [string, string];
    expect(elementsOf(project)).toEqual(PLAIN_PROJECT);
    expect(elementsOf(unit)).toEqual(PLAIN_UNIT);
    // The heading, twice the unit and the department above the table, three times in it, once below.
    expect(readIn(project).split(asRead(attack)).length - 1).toBeGreaterThanOrEqual(6);
    expect(readIn(unit)).toContain(`台账第1号）：${asRead(attack)}`);
  });
});

describe('I15: a text', () => {
  it('as it stands makes elements of most of these, so that the renderer is one to be wary of', () => {
    const harmful = ATTACKS.filter((attack) => elementsOf(`甲 ${attack}`).length > 2 || elementsOf(attack).length > 2);
    expect(harmful.length).toBeGreaterThan(30);
  });

  it.each(ATTACKS)('%j is a piece of one line of the page and of nothing else', (attack) => {
    expect(elementsOf(plainly(attack))).toEqual(['<p', '</p']);
    expect(readIn(plainly(attack)).trim()).toBe(asRead(attack));
    expect(elementsOf(`| 甲 |\n| - |\n| ${plainly(attack)} |`)).toEqual(elementsOf('| 甲 |\n| - |\n| 乙 |'));
    // What looks for addresses in the text itself, after the markup was read, finds none either.
    expect(plainly(attack).replaceAll('\\', '')).not.toMatch(/\w:\/\/|www\.|[\w.]@/i);
  });

  it('of whatever characters makes nothing, and keeps all of them', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1甲 \n\\`*_{}[]()<>#+-.!|~:/@&"\'=^$%w') }), (text) => {
        fc.pre(text.trim() !== '');
        expect(elementsOf(`甲${plainly(text)}`)).toEqual(['<p', '</p']);
        expect(readIn(plainly(text)).trim()).toBe(asRead(text));
      }),
      { numRuns: 1_000 },
    ));

  it('of several lines keeps them, and nothing of their markup', () => {
    const report = ATTACKS.join('\n');
    expect(new Set(elementsOf(plainlyByLine(report)))).toEqual(new Set(['<p', '<br', '</p']));
    const read = readIn(plainlyByLine(report)).replace(/\s+/g, ' ');
    for (const attack of ATTACKS) expect(read).toContain(asRead(attack));
  });

  it('of no special character stands as it is', () => {
    const name = '智慧医院（一期）·2026—2028 unit-hospital';
    expect(plainly(name)).toBe(name);
  });
});

describe('I15: the heading of a run', () => {
  it.each(ATTACKS)('%j makes no element', (attack) =>
    expect(elementsOf(lifecycleSummaryOf('项目', attack, 'CQ-2026-0001'))).toEqual(['<p', '</p']),
  );

  it.each([
    ['汉'.repeat(200), `unit-${'a'.repeat(75)}`],
    ['@'.repeat(200), `unit-${'a'.repeat(75)}`],
    ['😀'.repeat(100), `A${'--'.repeat(19)}A`],
    ['\\'.repeat(200), `A${'--'.repeat(19)}A`],
  ])('fits into 400 bytes and ends with a whole character: %s %s', (name, code) => {
    const summary = lifecycleSummaryOf('单位', name, code);
    expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(400);
    expect(summary).not.toMatch(/\p{Cs}/u);
    expect(readIn(summary)).toContain(code);
  });
});

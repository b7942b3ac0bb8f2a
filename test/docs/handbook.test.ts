// The operator's handbook says what is so: its tables are the code's, its commands exist, its links lead somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// test support
import { settings } from '../../config.ts';
import { readComposeFile, composeVariables } from '../../dev/commands/check-host/compose-file.ts';
// under test
import { commandBlocks, readHandbook, WAYS, type Block } from '../../dev/commands/handbook.ts';
import { PROGRAMS, readersOf, settingsTable, withSettingsTables } from '../../dev/commands/settings-tables.ts';

const root = path.join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const handbook = readHandbook();
const parts = handbook.split(/^## /m);
const part = (numeral: string): string => parts.find((text) => text.startsWith(`${numeral}、`))!;
const blocks = commandBlocks(handbook);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const given = Object.fromEntries(composeVariables().map(({ name, fallback }) => [name, fallback ?? 'given']));
const { services } = readComposeFile(given);

/** The words of its commands, a line each; what is written into files by them left out. */
const linesOf = ({ script }: Block): string[] =>
  script
    .replace(/<<'?END'?\n[^]*?^END$/gm, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
const everyLine = blocks.flatMap((block) => linesOf(block).map((line) => ({ line, way: block.way })));
const ofWay = (beginning: string) => everyLine.filter(({ way }) => way.startsWith(beginning));

/** Sources of a folder, where there is one. */
const filesIn = (folder: string): string[] =>
  existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join(folder, file))
    : [];
/** What stands in the strings of a source, and in no comment. */
function stringsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
  return found;
}

describe('O8: the tables of settings in the handbook', () => {
  it('O8: are those of config.ts; if not, npm run docs writes them anew', () => {
    expect(withSettingsTables(handbook) === handbook, 'run npm run docs').toBe(true);
  });

  it('O8: name every setting at least once, with what holds where it is left out', () => {
    const tables = PROGRAMS.map(settingsTable).join('\n');
    expect(Object.values(settings).filter(({ variable }) => !tables.includes(`| \`${variable}\` |`))).toEqual([]);
  });

  it.each(['worker', 'api'] as const)('O8: of %s hold all that its container is given', (program) => {
    const variables = Object.keys(services[program]!.environment);
    expect(variables.filter((variable) => !readersOf(variable).includes(program))).toEqual([]);
  });
});

describe('O8: the commands of the handbook', () => {
  it('O8: are there for each way of installing', () => {
    expect(WAYS.filter((way) => !blocks.some((block) => block.way === way))).toEqual([]);
  });

  it('O8: call npm scripts that there are', () => {
    const called = everyLine.flatMap(({ line }) => [...line.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
    expect(called.length).toBeGreaterThan(5);
    expect(called.map(([, script]) => script!).filter((script) => !(script in scripts))).toEqual([]);
  });

  it('O8: call no npm script where there are none: in a container, and on a host but to build', () => {
    expect(ofWay('容器方式').filter(({ line }) => /\bnp[mx]\b/.test(line))).toEqual([]);
    const onHost = ofWay('主机方式').filter(({ line }) => line.includes('npm run'));
    expect(onHost.map(({ line }) => line)).toEqual(['npm run build']);
  });

  it('O8: run programs that the build makes, with options that they know', () => {
    const runs = everyLine.flatMap(({ line }) => [...line.matchAll(/node (dist\/[\w/-]+)\.js([^'|;&>]*)/g)]);
    expect(runs.length).toBeGreaterThan(10);
    for (const [, program, args] of runs) {
      const source = read(`${program!.replace('dist/', '')}.ts`);
      for (const [, option] of args!.matchAll(/--([a-z-]+)/g))
        expect(source, `${program} --${option}`).toMatch(new RegExp(`--${option}\\b|['"]?${option}['"]?: \\{ type:`));
    }
  });

  it('O8: name services that the compose file has', () => {
    const named = ofWay('容器方式').flatMap(({ line }) => [
      ...line.matchAll(/compose (?:run|exec)(?: --(?:env|entrypoint) \S+| -T| --[\w-]+(?:=\S+)?)* ([\w-]+)/g),
      ...line.matchAll(/--no-deps ([\w-]+)/g),
    ]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.map(([, service]) => service!).filter((service) => !(service in services))).toEqual([]);
  });

  it('O8: set variables that something reads', () => {
    const known = [
      ...Object.values(settings).map(({ variable }) => variable),
      ...composeVariables().map(({ name }) => name),
      ...Object.keys(services.temporal!.environment),
      ...Object.keys(services['temporal-schema']!.environment),
    ];
    const set = blocks.flatMap(({ script }) => [...script.matchAll(/^(?:.*\s)?([A-Z][A-Z0-9_]+)=/gm)]);
    expect(set.map(([, variable]) => variable!).filter((variable) => !known.includes(variable))).toEqual([]);
  });

  it('O8: name files of ours that there are', () => {
    const named = everyLine.flatMap(({ line }) => [...line.matchAll(/(?:\/opt\/duban\/|\s)(deploy\/[\w./-]+\w)/g)]);
    expect(named.length).toBeGreaterThan(0);
    expect(named.map(([, file]) => file!).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

describe('O8: what programs say to operators', () => {
  const rooms = ['activities', 'api', 'database', 'engine', 'logging', 'messages', 'settings', 'worker', 'workflows'];
  const sources = rooms.flatMap(filesIn);
  const said = sources.flatMap((file) => stringsOf(file).map((text) => ({ file, text })));

  it('O8: names no npm script, for images have none', () => {
    expect(said.filter(({ text }) => /\bnpm run\b/.test(text))).toEqual([]);
  });

  it('O8: names the handbook by its title, and parts that it has', () => {
    expect(said.filter(({ text }) => /运行维护文档|运维文档/.test(text))).toEqual([]);
    const named = said.flatMap(({ text }) => [...text.matchAll(/《运维手册》第(.+?)部分(?:（(.)）)?/g)]);
    expect(named.length).toBeGreaterThan(3);
    for (const [, numeral, section] of named)
      expect(
        section === undefined ? part(numeral!) : part(numeral!).includes(`### （${section}）`),
        numeral,
      ).toBeTruthy();
  });
});

describe('O8: what to do when', () => {
  const rows = (numeral: string): string[] =>
    part(numeral)
      .split('\n')
      .filter((line) => line.startsWith('|'));

  it('O8: has a row for every finding of the reconciliation', () => {
    const contract = read('workflows/reconciliation/contract.ts');
    const union = /export type Trouble =([^;]*);/.exec(contract)![1]!;
    const troubles = [...union.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, trouble]) => trouble!);
    expect(troubles).toContain('wedged');
    expect(troubles.filter((trouble) => !rows('九').some((row) => row.startsWith(`| \`${trouble}\` `)))).toEqual([]);
  });

  it('O8: has a row for everything that a ledger may be found to be', () => {
    const files = ['database/verify-ledger.ts', ...filesIn('worker/verify')];
    // Between marks of punctuation, as they are looked for; what is shorter says too little to be looked for.
    const said = files.flatMap((file) =>
      stringsOf(file)
        .flatMap((text) => text.split(/[^\p{Script=Han}、]+/u))
        .filter((words) => words.length >= 6)
        .map((words) => ({ file, words })),
    );
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter(({ words }) => !rows('八').some((row) => row.includes(words)))).toEqual([]);
  });
});

describe('O8: what to do about an alert', () => {
  it('O8: stands under the name of each alert there is', () => {
    const { groups } = parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: { alert: string }[] }[] };
    const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect(alerts.length).toBeGreaterThan(5);
    expect(alerts.filter((alert) => !part('十六').includes(`| \`${alert}\` `))).toEqual([]);
  });
});

describe('O8: the documents', () => {
  const documents = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'measures/README.md'].concat(
    readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.join('docs', file)),
  );

  it.each(documents)('O8: %s links to files that there are', (file) => {
    const links = [...read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!);
    const missing = links.filter((target) => !existsSync(path.join(root, path.dirname(file), decodeURI(target))));
    expect(missing).toEqual([]);
  });

  it('O8: lead to the handbook from the first page, in both languages, and nowhere to its English forerunner', () => {
    for (const file of ['README.md', 'README.zh-CN.md']) expect(read(file)).toContain('(docs/运维手册.md)');
    expect(documents.filter((file) => read(file).includes('operations.md'))).toEqual([]);
  });

  it('O8: name only parts of the handbook that it has', () => {
    const numerals = parts.slice(1).map((text) => text.slice(0, text.indexOf('、')));
    const named = [...handbook.matchAll(/第([一二三四五六七八九十]+)部分/g)].map(([, numeral]) => numeral!);
    const ofManual = ['六'];
    expect(named.filter((numeral) => !numerals.includes(numeral) && !ofManual.includes(numeral))).toEqual([]);
  });
});

describe('O9: that projects touched by a patch are stuck after its release was taken back', () => {
  it('O9: is said to operators with both ways out, and to those who write the patch', () => {
    const [said, rules] = [part('六'), read('docs/changing-rules.md')];
    for (const word of ['patched', 'wedged', 'TMPRL1100', '换回带补丁的版本', '`restart`', '不得终止'])
      expect(said).toContain(word);
    for (const word of ['patched(', 'deprecatePatch(', 'First release', 'Second release', 'stuck', 'Forward again'])
      expect(rules).toContain(word);
  });
});

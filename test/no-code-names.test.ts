// Officials read sentences: no act, field, guard, duty or value stands in one under the name that the code gives it.
// test support
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { codeNamesIn, namesIn } from './code-names.ts';
import { DRY_RUN_CALENDAR, livesOfScenarios } from './measures/scenario-lives.ts';
import { anyOrder, diceOf, pick } from './workflows/random-orders.ts';
import { PROBLEMS } from '../api/http/problem-catalogue.ts';
import { inputErrors } from '../measures/field/input-errors.ts';
import { judge } from '../measures/judgement.ts';
import { figuresForGuards } from '../measures/practice.ts';
import { project } from '../measures/project/project.ts';
import { allKinds, findAct, firstPractice } from '../measures/register.ts';
import { BUREAUS, KIND_NAMES, type ProjectKind } from '../measures/vocabulary.ts';

const ACTS = allKinds().flatMap(({ acts }) => acts);
const DUTIES = allKinds().flatMap(({ duties }) => duties);
const root = path.join(import.meta.dirname, '..');

/** What programs read: addresses, descriptions of the interface and log lines are written for them. */
const FOR_INTEGRATORS = ['title', 'summary', 'description', 'answers'];

function* sentencesIn(file: string): Generator<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  function* visit(node: ts.Node): Generator<string> {
    if (ts.isPropertyAssignment(node) && FOR_INTEGRATORS.includes(node.name.getText())) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      yield node.text;
    for (const child of node.getChildren()) yield* visit(child);
  }
  yield* visit(source);
}

const PROJECT_KINDS = Object.keys(KIND_NAMES) as ProjectKind[];

/** Nothing confirmed, nothing listed. */
const emptied = (input: unknown): unknown =>
  JSON.parse(JSON.stringify(input), (_, value: unknown) =>
    value === true ? false : Array.isArray(value) ? [] : value,
  );

describe('no sentence for officials names something as the code does', () => {
  it.each(['measures', 'messages', 'api'])('in the source of %s', (room) => {
    const files = readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const found = files.flatMap((file) =>
      [...sentencesIn(path.join(root, room, file))]
        .filter((sentence) => codeNamesIn(sentence).length > 0)
        .map((sentence) => `${file}: ${sentence}`),
    );
    expect(found).toEqual([]);
  });

  it('in what guards ask for and problems explain', () => {
    const said = [
      ...ACTS.flatMap(({ title, guards }) => [title, ...guards.map(({ asks }) => asks)]),
      ...DUTIES.flatMap(({ title, toDo, lest }) => [title, toDo, lest.says]),
      ...Object.values(PROBLEMS).flatMap(({ explains, remedy }) => [explains, remedy]),
    ];
    expect(said.filter((sentence) => codeNamesIn(sentence).length > 0)).toEqual([]);
  });

  it('in refusals, whoever brings whatever wherever', () => {
    const lives = livesOfScenarios(DRY_RUN_CALENDAR);
    const dice = diceOf(9);
    const figures = figuresForGuards(firstPractice(), project.practice.guardFigures);
    const codes = new Set<string>();
    const found = new Set<string>();
    for (let count = 0; count < 20_000; count += 1) {
      const life = pick(lives, dice);
      const seen = {
        facts: { ...life, classified: dice() < 0.2, kind: pick(PROJECT_KINDS, dice) },
        duties: [],
        figures,
        today: pick(['2026-11-24', '2030-01-05', '2041-06-01'], dice),
      };
      const { party, references, input, ...order } = anyOrder(seen, dice);
      if (!findAct(order.act)!.at.includes(life.stage) && dice() < 0.9) continue;
      const brought = {
        ...order,
        input: dice() < 0.5 ? input : emptied(input),
        references: dice() < 0.5 ? references : { documents: [], standing: { blocks: [] } },
      };
      const judgement = judge(project, brought, { ...seen, party: pick([party, ...BUREAUS], dice) });
      if (judgement.is !== 'refused') continue;
      for (const { code, says, remedy } of judgement.refusals) {
        codes.add(code);
        for (const said of [says, remedy]) if (codeNamesIn(said).length > 0) found.add(said);
      }
    }
    expect([...found]).toEqual([]);
    expect(codes.size).toBeGreaterThan(45);
  });

  it('in what is wrong with an input', () => {
    const wrong = [undefined, null, 1, '', 'x', true, [], ['', ''], {}, { field: 1 }, '长'.repeat(5000)];
    const said = ACTS.flatMap(({ input }) => {
      const names = [...new Set(namesIn(input))];
      return wrong.flatMap((value) => {
        const { error } = input.safeParse(Object.fromEntries(names.map((name) => [name, value])));
        return error ? inputErrors(error, input) : [];
      });
    });
    expect(said.length).toBeGreaterThan(1000);
    expect(said.filter(({ says }) => !/[\u4e00-\u9fff]/.test(says))).toEqual([]);
    expect(said.filter(({ says }) => codeNamesIn(says).length > 0)).toEqual([]);
  });
});

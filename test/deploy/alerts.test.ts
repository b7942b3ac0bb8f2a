import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
// Test support
import { findPromtool, run } from './promtool.ts';
import { STAGED, type Staged } from './staged-alerts.ts';

const folder = fileURLToPath(new URL('../../deploy/prometheus', import.meta.url));
const RULES = path.join(folder, 'alerts.yml');

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}
const rules = (parse(readFileSync(RULES, 'utf8')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (one) => one.rules,
);
const ruleOf = (alert: string): Rule => rules.find((rule) => rule.alert === alert)!;

let promtool: string | undefined;
let work: string;
beforeAll(async () => {
  promtool = await findPromtool();
  work = mkdtempSync(path.join(tmpdir(), 'duban-alerts-'));
}, 180_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** As promtool wants it: what is measured, and what is to be said of it when. */
const inputOf = (series: Staged['series']) =>
  Object.entries(series).map(([name, values]) => ({ series: name, values }));
function expected(alert: string, { labels = {} }: Staged) {
  const { labels: own, annotations } = ruleOf(alert);
  return [{ exp_labels: { ...own, ...labels }, exp_annotations: annotations }];
}

/** What is wrong with them, by the tool itself; undefined where there is none. */
async function judged(tests: readonly { interval: string }[]): Promise<string | undefined> {
  if (promtool === undefined) return undefined;
  const file = path.join(work, 'tests.yml');
  writeFileSync(file, stringify({ rule_files: [RULES], evaluation_interval: tests[0]!.interval, tests }));
  const { code, text } = await run(promtool, ['test', 'rules', file]);
  return code === 0 ? '' : text;
}

describe('the alerts', () => {
  it('O5: are such as Prometheus takes, and so is the sample of its configuration', async () => {
    expect(rules.every(({ alert, expr }) => alert && expr)).toBe(true);
    if (promtool === undefined) return;
    expect(await run(promtool, ['check', 'rules', RULES])).toMatchObject({ code: 0 });
    expect(await run(promtool, ['check', 'config', path.join(folder, 'prometheus.yml')])).toMatchObject({ code: 0 });
  });

  it('O5: are each staged below, say in Chinese what it is and what to do, and how urgent it is', () => {
    expect(Object.keys(STAGED).sort()).toEqual(rules.map(({ alert }) => alert).sort());
    for (const { alert, annotations, labels } of rules) {
      expect(annotations.summary, alert).toMatch(/\p{Script=Han}/u);
      expect(annotations.description, alert).toMatch(/。$/);
      expect(['critical', 'warning'], alert).toContain(labels.severity);
    }
  });

  it.each(Object.entries(STAGED))(
    'O5: %s is raised when it is to be, and not while all is well',
    async (alert, staged) => {
      const test = ({ at, every = '1m' }: Staged, series: Staged['series'], exp_alerts: unknown[]) => ({
        interval: every,
        input_series: inputOf(series),
        alert_rule_test: [{ alertname: alert, eval_time: at, exp_alerts }],
      });
      const raised = staged.map((one) => test(one, one.series, expected(alert, one)));
      const silent = staged.map((one) => test(one, one.well, []));
      const missed = staged.map((one) => test(one, one.series, []));
      expect(staged.length).toBeGreaterThan(0);
      expect((await judged([...raised, ...silent])) ?? '').toBe('');
      expect((await judged(missed)) ?? 'FAILED', 'what is staged is seen').toContain('FAILED');
    },
  );
});

// What is laid down for operators holds against the programs themselves: board and alerts name what is really served.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// Test support
import { freePorts } from '../../dev/stack/ports.ts';
import { serveApi, type Serving } from '../api/process.ts';
import { World } from '../api/world.ts';
import { figuresIn } from '../worker/figures-in.ts';
import { run } from './promtool.ts';
import { namedIn } from './watched.ts';

const deploy = fileURLToPath(new URL('../../deploy', import.meta.url));
const read = (file: string): string => readFileSync(path.join(deploy, file), 'utf8');

interface Panel {
  title: string;
  type: string;
  targets?: { expr: string }[];
}
const board = JSON.parse(read('grafana/duban.json')) as { uid: string; title: string; panels: Panel[] };
const { groups } = parse(read('prometheus/alerts.yml')) as { groups: { rules: { alert: string; expr: string }[] }[] };
const QUERIES = [
  ...board.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [`panel ${title}`, expr] as const)),
  ...groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr] as const)),
];

describe('what is watched', { timeout: 120_000 }, () => {
  let world: World;
  let api: Serving;
  /** Label names by metric, of all that is served; Prometheus adds `up`, `job` and `instance`. */
  const served = new Map<string, Set<string>>([['up', new Set()]]);

  beforeAll(async () => {
    const [own, sdk, ofApi] = (await freePorts(3)) as [number, number, number];
    world = await World.begin({
      DUBAN_RELAY: 'on',
      DUBAN_WORKER_METRICS_PORT: String(own),
      DUBAN_SDK_METRICS_PORT: String(sdk),
    });
    await world.openProject();
    api = await serveApi({
      DATABASE_API_URL: world.databases.apiUrl,
      TEMPORAL_NAMESPACE: world.name,
      DUBAN_METRICS_PORT: String(ofApi),
    });
    await fetch(`${api.url}/projects`);
    for (const port of [own, sdk, ofApi]) {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      for (const series of Object.keys(figuresIn(text))) {
        const [name, labels = ''] = series.split(/[{}]/);
        const known = served.get(name!) ?? new Set<string>();
        for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(label!);
        served.set(name!, known);
      }
    }
  }, 180_000);
  afterAll(async () => {
    api?.child.kill('SIGKILL');
    await world?.end();
  });

  it.each(QUERIES)('O5: %s asks for nothing that is not really served: %s', (_of, expr) => {
    const named = namedIn(expr);
    expect(named).not.toEqual([]);
    for (const { metric, labels } of named) {
      expect([...served.keys()], expr).toContain(metric);
      expect([...served.get(metric)!, 'job', 'instance'], expr).toEqual(expect.arrayContaining(labels));
    }
  });

  it('O5: every figure of ours is on the board or in an alert', () => {
    const asked = new Set(QUERIES.flatMap(([, expr]) => namedIn(expr)).map(({ metric }) => familyOf(metric)));
    const own = [...served.keys()].filter((name) => /^(duban|http)_/.test(name)).map(familyOf);
    expect([...new Set(own)].filter((name) => !asked.has(name))).toEqual([]);
  });

  it('O5: has names by the conventions of Prometheus: what is counted ends in _total, units are spelled', () => {
    for (const name of served.keys()) expect(name).not.toMatch(/_(ms|millis|milliseconds|secs|minutes|hours|kb)(_|$)/);
    expect([...served.keys()].filter((name) => /^duban_.*(records|failures|problems)/.test(name)).sort()).toEqual([
      'duban_activity_failures_total',
      'duban_problems_total',
      'duban_records_total',
    ]);
  });

  it('O5: the readiness of the API is a figure', async () => {
    const { ready } = (await (await fetch(`${api.url}/readyz`)).json()) as { ready: boolean };
    expect(ready).toBe(true);
    expect(served.get('duban_part_ready')).toEqual(new Set(['part']));
  });
});

const familyOf = (metric: string): string => metric.replace(/_(bucket|count|sum)$/, '');

describe('the board', () => {
  it('O5: can be imported: panels that are told apart, each with a place, a source and a title in Chinese', () => {
    const { panels } = JSON.parse(read('grafana/duban.json')) as {
      panels: { id: number; title: string; type: string; gridPos: object; datasource?: { uid: string } }[];
    };
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { title, type, gridPos, datasource } of panels) {
      expect(title).toMatch(/\p{Script=Han}/u);
      expect(gridPos, title).toMatchObject({ h: expect.any(Number), w: expect.any(Number) });
      if (type !== 'row') expect(datasource?.uid, title).toBe('${datasource}');
    }
  });
});

const UNITS = readdirSync(path.join(deploy, 'systemd'));

describe('the units of systemd', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'duban-units-'));
    // Where Node lies, the machine decides.
    for (const unit of UNITS)
      writeFileSync(
        path.join(folder, unit),
        read(`systemd/${unit}`).replaceAll('/usr/local/bin/node', process.execPath),
      );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('O5: are one for each program, end by SIGTERM within 30 s, and start what was built', () => {
    expect(UNITS).toEqual(['duban-api.service', 'duban-migrate.service', 'duban-worker.service']);
    for (const unit of UNITS) {
      const text = read(`systemd/${unit}`);
      expect(text, unit).toMatch(/^KillSignal=SIGTERM$/m);
      expect(text, unit).toMatch(/^TimeoutStopSec=30$/m);
      const program = /^ExecStart=\/usr\/local\/bin\/node dist\/(\S+)\.js$/m.exec(text)?.[1];
      expect(readFileSync(path.join(deploy, '..', `${program}.ts`), 'utf8'), unit).not.toBe('');
    }
  });

  it('O5: are such as systemd takes, and give their programs no more than they need', async () => {
    const files = UNITS.map((unit) => path.join(folder, unit));
    const verified = await run('systemd-analyze', ['verify', ...files]);
    // A machine without systemd has nobody to ask; what the units say is looked at above.
    if (verified.code === -1) return;
    expect(verified).toEqual({ code: 0, text: '' });
    for (const file of files)
      expect(await run('systemd-analyze', ['security', '--offline=true', '--threshold=20', file])).toMatchObject({
        code: 0,
      });
  });
});

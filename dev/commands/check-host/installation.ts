/**
 * The installation of the handbook's second way, as printed and in the order in which it is printed: Debian's own
 * PostgreSQL, the programs of `npm run build`, units of systemd. What is changed in the printed lines is this alone: they
 * work below a folder of their own, on ports of their own, with an identity service of ours.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openIdentityService, type IdentityService } from '../../../test/deploy/identity-service.ts';
import { ApiClient, type Caller } from '../../api-client.ts';
import { findEngine } from '../../stack/engine-binary.ts';
import { StartFailure } from '../../stack/failure.ts';
import { freePorts } from '../../stack/ports.ts';
import { withPatience, type Say } from '../../stack/progress.ts';
import { runCommand } from '../../stack/run-command.ts';
import { commandBlocks, readHandbook, unpackSources, type Block } from '../handbook.ts';
import { makeOneProject } from './one-project.ts';
import { Units, verifyUnit } from './units.ts';

/** Of a host, and what stands for them here. */
const PLACES = [
  '/opt/duban',
  '/etc/duban',
  '/etc/systemd/system',
  '/usr/local/bin',
  '/var/lib/temporal',
  '/var/backups/duban',
  '/tmp/temporal-bin',
];
const PORTS = { postgres: '5432', temporal: '7233', ui: '8233', api: '7080', metrics: '9464', workerMetrics: '9465' };
/** Whose tokens the handbook wants, by the names of their files. */
const CALLERS: Readonly<Record<string, Caller>> = {
  administrator: { party: 'big-data', role: 'administrator' },
  'big-data': { party: 'big-data' },
  'unit-demo': { party: 'unit-demo' },
};
/** npm fetches all packages anew. */
const WITHIN_MS = 900_000;
/** What is not ours to do on the host of whoever runs the check. */
const OF_THE_SYSTEM = /^(apt-get|useradd|ln|journalctl) |^systemctl daemon-reload$/;
const home = fileURLToPath(new URL('../../../.duban', import.meta.url));

export async function checkInstallation(say: Say): Promise<void> {
  if (process.getuid?.() !== 0) throw new StartFailure('安装到主机须以 root 办理，检查没有进行');
  const installation = await Installation.begin();
  try {
    for (const block of commandBlocks(readHandbook())) await installation.follow(block, say);
    await installation.assertWhole();
    say('照手册走通：安装、对账、升级、备份、演练恢复、恢复、核对、引擎丢失、重建、抹去');
  } finally {
    await installation.end();
  }
}

class Installation {
  readonly #units: Units;
  #project: string | undefined;

  private constructor(
    private readonly folder: string,
    private readonly ports: Readonly<Record<keyof typeof PORTS, string>>,
    private readonly cluster: readonly [version: string, name: string],
    private readonly identity: IdentityService,
    engine: string,
  ) {
    this.#units = new Units(folder, { node: process.execPath, temporal: engine });
  }

  static async begin(): Promise<Installation> {
    const folder = mkdtempSync(path.join(tmpdir(), 'duban-installation-'));
    // The account of PostgreSQL passes through.
    chmodSync(folder, 0o711);
    for (const place of PLACES.slice(1, -2)) mkdirSync(path.join(folder, place), { recursive: true });
    unpackSources(path.join(folder, PLACES[0]!));
    const names = Object.keys(PORTS) as (keyof typeof PORTS)[];
    const free = await freePorts(names.length);
    const ports = Object.fromEntries(names.map((name, index) => [name, String(free[index])])) as typeof PORTS;
    const [version] = readdirSync('/usr/lib/postgresql').sort((one, other) => Number(other) - Number(one));
    const cluster = [version!, `duban-check-${process.pid}`] as const;
    await runCommand('pg_createcluster', ['--port', ports.postgres, '--start', ...cluster]);
    const engine = await findEngine(home, () => undefined);
    return new Installation(folder, ports, cluster, await openIdentityService('duban'), engine);
  }

  async end(): Promise<void> {
    await this.#units.stopAll();
    await this.identity.close();
    await runCommand('pg_dropcluster', ['--stop', ...this.cluster]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Does what a block says, where it is one for a host. */
  async follow({ way, script, part }: Block, say: Say): Promise<void> {
    const lines = script.trim().split('\n');
    if (way === '主机方式，令牌') await this.issueTokens();
    if (way === '主机方式' || way === '主机方式，令牌') {
      const said = await withPatience(say, `第 ${part} 部分`, this.run(script));
      say(`第 ${part} 部分：${lines[0]} … ${said.trim().split('\n').at(-1)}`);
    }
    if (way === '主机方式，系统命令') for (const line of lines) await this.ofTheSystem(line);
    if (script.includes('/readyz') && way === '主机方式') this.#project = await this.withApi(makeOneProject);
  }

  /** What was acknowledged before all that was done to it is there, and the system takes acts. */
  async assertWhole(): Promise<void> {
    await this.run('curl --silent --retry 30 --retry-delay 2 --retry-all-errors --fail http://127.0.0.1:7080/readyz');
    const { items } = await this.withApi((api) =>
      api.call<{ items: { act: string | null }[] }>({ party: 'big-data' }, 'GET', `/projects/${this.#project}/ledger`),
    );
    const acts = items.map(({ act }) => act).filter((act) => act !== null);
    if (acts.join() !== 'openDossier,orderRectification') throw new Error(`the ledger holds ${acts.join()}`);
    await this.withApi(makeOneProject);
  }

  /** As an operator has them from the identity service and puts them into the folder that the handbook makes. */
  private async issueTokens(): Promise<void> {
    for (const [name, caller] of Object.entries(CALLERS))
      writeFileSync(path.join(this.folder, '/etc/duban/tokens', name), await this.identity.tokenOf(caller));
  }

  private async withApi<T>(work: (api: ApiClient) => Promise<T>): Promise<T> {
    const { tokenOf } = this.identity;
    const api = new ApiClient({ url: `http://127.0.0.1:${this.ports.api}`, tokenOf, giveUpAfterMs: 15_000 });
    return work(api).finally(() => api.close());
  }

  private run(script: string): Promise<string> {
    const { PATH, HOME, LANG } = process.env;
    return runCommand('bash', ['-euo', 'pipefail', '-c', this.here(script)], {
      cwd: this.folder,
      timeoutMs: WITHIN_MS,
      env: { PATH, HOME, LANG, PGPORT: this.ports.postgres },
    });
  }

  private async ofTheSystem(line: string): Promise<void> {
    if (OF_THE_SYSTEM.test(line)) return;
    const [, order, names] = /^systemctl (enable --now|start|stop|restart) (.+)$/.exec(line) ?? [];
    if (!order || !names) throw new StartFailure(`不知道怎样试这一行：${line}`);
    for (const name of names.split(' ')) {
      if (name === 'postgresql') {
        await runCommand('pg_ctlcluster', [...this.cluster, 'restart']);
        continue;
      }
      if (order === 'stop' || order === 'restart') await this.#units.stop(name);
      if (order !== 'stop') await this.startUnit(name);
    }
  }

  private async startUnit(name: string): Promise<void> {
    const file = path.join(this.folder, '/etc/systemd/system', `${name}.service`);
    await verifyUnit(file);
    await this.#units.start(name, this.here(readFileSync(file, 'utf8')));
  }

  /** What is printed, below our folder and on our ports. */
  private here(printed: string): string {
    const ours = [`OIDC_ISSUER=${this.identity.issuer}`, 'NODE_ENV=development', `DUBAN_API_PORT=${this.ports.api}`];
    const placed = PLACES.reduce((text, place) => text.replaceAll(place, path.join(this.folder, place)), printed);
    return (Object.keys(PORTS) as (keyof typeof PORTS)[]).reduce(
      (text, name) =>
        text.replaceAll(new RegExp(`(127\\.0\\.0\\.1:|[=]|port )${PORTS[name]}\\b`, 'g'), `$1${this.ports[name]}`),
      placed.replace('OIDC_ISSUER=https://id.example', ours.join('\n')),
    );
  }
}

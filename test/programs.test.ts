// Every program of ours, and what goes wrong with it: one sentence in Chinese that says what and what to do, the exit code
// that belongs to it, and no stack.
import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { argumentsFor } from '../dev/stack/program-files.ts';
import { freePorts } from '../dev/stack/ports.ts';
import { ownDatabase, type OwnDatabase } from './database/databases.ts';
// under test
import { ConfigError } from '../config.ts';
import { PlainError, wordedError } from '../worded-error.ts';

let database: OwnDatabase;
let closedPort: number;
let folder: string;
let taken: Server;
beforeAll(async () => {
  database = await ownDatabase('duban_programs');
  [closedPort] = (await freePorts(1)) as [number];
  folder = mkdtempSync(path.join(tmpdir(), 'duban-programs-'));
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterAll(async () => {
  taken?.close();
  rmSync(folder, { recursive: true, force: true });
  await database?.drop();
});

interface Ended {
  code: number;
  said: string;
}

function run(program: string, env: Record<string, string>, ...args: string[]): Promise<Ended> {
  return new Promise((ended) => {
    execFile(
      process.execPath,
      [...argumentsFor(program), ...args],
      { env: { PATH: process.env.PATH, NODE_ENV: 'production', DUBAN_FOLDER: folder, LOG_LEVEL: 'error', ...env } },
      (error, stdout, stderr) =>
        ended({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });
}

const changed = (url: string, change: (url: URL) => void): string => {
  const other = new URL(url);
  change(other);
  return other.href;
};
const engine = () => ({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: inject('temporalNamespace') });
const tokens = () => ({ NODE_ENV: 'development', DUBAN_TOKEN_SECRET: inject('tokenSecret') });
/** Which role a program works by, what it is called with, and what it ends with when it cannot. */
const PROGRAMS = [
  ['worker/migrate.ts', 'DATABASE_OWNER_URL', [], 2],
  ['worker/rebuild.ts', 'DATABASE_OWNER_URL', [], 2],
  ['worker/verify.ts', 'DATABASE_URL', [], 2],
  ['worker/reconcile.ts', 'DATABASE_URL', [], 2],
  ['worker/reconcile.ts', 'DATABASE_OWNER_URL', ['--refill'], 2],
  ['worker/restart.ts', 'DATABASE_URL', ['CQ-2026-0001'], 2],
  ['worker/recalculate.ts', 'DATABASE_URL', ['CQ-2026-0001'], 2],
  ['worker/sealing.ts', 'DATABASE_URL', [], 2],
  ['worker/main.ts', 'DATABASE_URL', [], 1],
] as const;
const EXAMPLES = PROGRAMS.filter(([program]) => program === 'worker/migrate.ts' || program === 'worker/verify.ts');
const urlOf = (variable: (typeof PROGRAMS)[number][1]) =>
  variable === 'DATABASE_URL' ? database.urls.workerUrl : database.urls.ownerUrl;

function expectOneSentence({ code, said }: Ended, exit: number, says: RegExp): void {
  expect(said).toMatch(says);
  expect({ code, lines: said.trim().split('\n').length, isStack: /^\s+at /m.test(said) }, said).toEqual({
    code: exit,
    lines: 1,
    isStack: false,
  });
}

describe.concurrent('O7: every program ends with one sentence and its cure', { timeout: 120_000 }, () => {
  it.concurrent.each(PROGRAMS)(
    'O7: %s by %s without the setting names it, and what it is for',
    async (program, variable, args, exit) => {
      expectOneSentence(await run(program, engine(), ...args), exit, new RegExp(`^缺少设置 ${variable}：`));
    },
  );

  // Each way of failing has its words in one place, and every program was seen to ask there.
  it.concurrent.each(EXAMPLES)(
    'O7: %s by %s with a wrong password says whose, and never the password',
    async (program, variable, args, exit) => {
      const url = changed(urlOf(variable), (one) => (one.password = 'geheim'));
      const ended = await run(program, { ...engine(), [variable]: url }, ...args);
      expectOneSentence(ended, exit, /^数据库不接受用户 duban_\w+ 的密码：请核对/);
      expect(ended.said).not.toContain('geheim');
    },
  );
  it.concurrent.each(EXAMPLES)(
    'O7: %s by %s with a database that is not there says so',
    async (program, variable, args, exit) => {
      const url = changed(urlOf(variable), (one) => (one.pathname = '/nowhere'));
      const ended = await run(program, { ...engine(), [variable]: url }, ...args);
      expectOneSentence(ended, exit, /^没有数据库 nowhere：请核对/);
    },
  );

  it.concurrent.each([
    ['worker/verify.ts', 'DATABASE_URL'],
    ['worker/main.ts', 'DATABASE_URL'],
  ] as const)('O7: %s with LOG_LEVEL=debug shows the stack beside the sentence', async (program, variable) => {
    const url = changed(urlOf(variable), (one) => (one.pathname = '/nowhere'));
    const { said } = await run(program, { ...engine(), [variable]: url, LOG_LEVEL: 'debug' });
    expect(said).toMatch(/没有数据库 nowhere[^]*^\s+at /m);
  });

  it.concurrent.each(EXAMPLES)(
    'O7: %s by %s where nobody listens names host and port',
    async (program, variable, args, exit) => {
      const url = changed(urlOf(variable), (one) => (one.port = String(closedPort)));
      const ended = await run(program, { ...engine(), [variable]: url }, ...args);
      expectOneSentence(ended, exit, new RegExp(`^连不上数据库 127\\.0\\.0\\.1:${closedPort}：请核对`));
    },
  );

  it.concurrent.each([
    ['worker/migrate.ts', []],
    ['worker/replay.ts', []],
    ['dev/bootstrap.mjs', ['token']],
  ])(
    'O7: %s with an option that there is none of says which, and how to find those there are',
    async (program, args) => {
      expectOneSentence(await run(program, {}, ...args, '--fliegen'), 2, /^没有选项 --fliegen：请以 --help 查看用法/);
    },
  );

  it.concurrent('O7: no command of ours reads its options without knowing --help', async () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const rooms = ['dev/commands', 'bench', 'worker', 'trials'].map((room) => path.join(root, room));
    const listed = await Promise.all(
      rooms.map(async (room) => (await readdir(room, { recursive: true })).map((file) => path.join(room, file))),
    );
    const sources = listed.flat().filter((file) => file.endsWith('.ts'));
    const texts = await Promise.all(sources.map((file) => readFile(file, 'utf8')));
    expect(sources.filter((_, at) => texts[at]!.includes('parseArgs'))).toEqual([]);
    expect(sources.filter((_, at) => texts[at]!.includes('readArguments')).length).toBeGreaterThan(15);
  });

  it.concurrent.each(['migrate', 'rebuild', 'verify', 'reconcile', 'replay', 'recalculate', 'restart', 'sealing'])(
    'O7: %s --help says how it is called and what it ends with, and ends with 0',
    async (program) => {
      const { code, said } = await run(`worker/${program}.ts`, {}, '--help');
      expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/^用法：[^]*退出码：/) as string });
    },
  );

  it.concurrent.each([
    ['worker/reconcile.ts', []],
    ['worker/replay.ts', ['CQ-2026-0001']],
    ['worker/recalculate.ts', ['CQ-2026-0001']],
    ['worker/restart.ts', ['CQ-2026-0001']],
  ])('O7: %s without an engine says which setting to look at', async (program, args) => {
    const env = { DATABASE_URL: database.urls.workerUrl, TEMPORAL_ADDRESS: `127.0.0.1:${closedPort}` };
    expectOneSentence(await run(program, env, ...args), 2, /^连不上 Temporal：请核对 TEMPORAL_ADDRESS/);
  });

  it.concurrent.each(['replay', 'recalculate'])('O7: %s in a namespace that is not there says so', async (program) => {
    const env = { ...engine(), TEMPORAL_NAMESPACE: 'nirgends', DATABASE_URL: database.urls.workerUrl };
    const ended = await run(`worker/${program}.ts`, env, 'CQ-2026-0001');
    expectOneSentence(ended, 2, /^Temporal 中没有这个命名空间（.*nirgends.*）：请核对 TEMPORAL_NAMESPACE/);
  });

  it.concurrent('O7: replay of a project that the engine does not know says so', async () => {
    expectOneSentence(await run('worker/replay.ts', engine(), 'CQ-1999-0001'), 2, /^Temporal 中没有找到/);
  });

  it.concurrent('O7: migrate by a role that may not says who may', async () => {
    const env = { DATABASE_OWNER_URL: database.urls.apiUrl };
    expectOneSentence(await run('worker/migrate.ts', env), 2, /^数据库用户没有这项权限（.*）：请核对各程序所用的用户/);
  });

  it.concurrent('O7: a file that is not there, a folder, and a file without seals, are named', async () => {
    const env = { DATABASE_URL: database.urls.workerUrl };
    const empty = path.join(folder, 'empty.txt');
    writeFileSync(empty, '今日无事\n');
    const against = (file: string) => run('worker/verify.ts', env, '--against', file);
    expectOneSentence(await against('/nirgends/seal.txt'), 2, /^没有 \/nirgends\/seal\.txt：请核对路径/);
    expectOneSentence(await against(folder), 2, /是目录，应为文件：请核对路径/);
    expectOneSentence(await against(empty), 2, /中没有封存行/);
  });

  it.concurrent('O7: ledger:verify of a dossier that is not there names it, and is no success', async () => {
    const ended = await run('worker/verify.ts', { DATABASE_URL: database.urls.workerUrl }, 'CQ-1999-0001');
    expect(ended).toEqual({
      code: 1,
      said: expect.stringMatching(/^卷宗 project:CQ-1999-0001　没有台账.*请核对编号/m),
    });
  });

  it.concurrent('O7: the API with a port that is taken, and with a wrong password, says so', async () => {
    const env = { ...engine(), ...tokens(), DATABASE_API_URL: database.urls.apiUrl };
    const port = String((taken.address() as AddressInfo).port);
    expectOneSentence(
      await run('api/main.ts', { ...env, DUBAN_API_PORT: port }),
      1,
      new RegExp(`^端口 ${port} 已被别的程序占用`),
    );
    expectOneSentence(await run('api/main.ts', { ...tokens(), ...engine() }), 1, /^缺少设置 DATABASE_API_URL/);
  });

  it.concurrent('O7: a database without our tables tells to migrate, and one of a later release not to', async () => {
    const bare = await ownDatabase('duban_programs_bare');
    await bare.owner.query(
      'drop schema public cascade; create schema public; grant usage on schema public to duban_worker',
    );
    const env = { ...engine(), DATABASE_URL: bare.urls.workerUrl, DATABASE_OWNER_URL: bare.urls.ownerUrl };
    for (const program of ['worker/verify.ts', 'worker/main.ts'])
      expectOneSentence(
        await run(program, { ...env, DATABASE_OWNER_URL: '' }),
        program === 'worker/main.ts' ? 1 : 2,
        /^数据库结构过旧，缺少：001_foundation/,
      );
    expectOneSentence(
      await run('worker/reconcile.ts', env),
      2,
      /^数据库的结构与本程序不符（.*）：请以 DATABASE_OWNER_URL 运行一次迁移/,
    );
    expect(await run('worker/migrate.ts', env)).toEqual({ code: 0, said: '' });
    await bare.owner.query(`insert into schema_migration (name, run_on) values ('999_morgen', now())`);
    expectOneSentence(await run('worker/migrate.ts', env), 2, /^数据库结构由更新的版本建立（本版没有：999_morgen）/);
    await bare.drop();
  });
});

describe('O7: errors are worded in one place', () => {
  const coded = (code: string | number, message = 'something "x" happened', more: object = {}): Error =>
    Object.assign(new Error(message), { code }, more);

  it.each<[string, unknown, RegExp]>([
    ['one of ours', new PlainError('请先停止 worker。'), /^请先停止 worker。$/],
    ['a setting', new ConfigError('缺少设置 X'), /^缺少设置 X$/],
    [
      'no right',
      coded('42501', 'permission denied for table ledger'),
      /没有这项权限（permission denied for table ledger）/,
    ],
    ['no table', coded('42P01', 'relation "ledger" does not exist'), /结构与本程序不符（relation "ledger"/],
    ['no room for connections', coded('53300'), /连接数已满/],
    ['starting', coded('57P03'), /正在启动/],
    ['read only', coded('25006'), /只读/],
    ['anything else of the database', coded('22P02', 'invalid input'), /SQLSTATE 22P02/],
    ['no such host', coded('ENOTFOUND', 'getaddrinfo', { hostname: 'db.nirgends' }), /^找不到主机 db\.nirgends/],
    [
      'several addresses',
      new AggregateError([coded('ECONNREFUSED', 'x', { address: '::1', port: 5432 })]),
      /^连不上数据库 ::1:5432/,
    ],
    ['no TLS there', new Error('The server does not support SSL connections'), /^TLS 连接未能建立：服务器没有启用加密/],
    [
      'an unknown authority',
      coded('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate'),
      /^TLS 连接未能建立：对方的证书不是由/,
    ],
    [
      'another name',
      coded('ERR_TLS_CERT_ALTNAME_INVALID', 'Hostname/IP does not match'),
      /^TLS 连接未能建立：对方证书上的名称/,
    ],
    ['a handshake of the engine', coded(14, '14 UNAVAILABLE: SSL routines:wrong version number'), /^TLS 连接未能建立/],
    ['the engine away', coded(14, '14 UNAVAILABLE: connect ECONNREFUSED'), /^连不上 Temporal/],
    ['the engine slow', coded(4), /^Temporal 没有在时限内答复/],
    ['a stranger to the engine', coded(16, 'x', { details: 'JWT missing' }), /不认可本程序的身份（JWT missing）/],
    ['without a right there', coded(7), /不允许本程序/],
    [
      'a cause within',
      new Error('outer', { cause: coded('28P01', 'password authentication failed for user "duban_api"') }),
      /用户 duban_api 的密码/,
    ],
    ['a full disk', coded('ENOSPC'), /磁盘已满/],
    ['a file', coded('EACCES', 'x', { path: '/x' }), /没有权限读写 \/x/],
    ['what nobody foresaw', new Error('boom\n  at once'), /^没有料到的错误：boom at once。请以 LOG_LEVEL=debug/],
    ['what is no error', 'boom', /^没有料到的错误：boom/],
  ])('O7: %s', (_what, error, says) => {
    const said = wordedError(error);
    expect(said).toMatch(says);
    expect(said).not.toContain('\n');
  });
});

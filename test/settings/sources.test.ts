import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
// Test support
import { composeVariables } from '../../dev/commands/check-host/compose-file.ts';
import { Program } from '../programs.ts';
// Under test
import { readConfig, settings } from '../../config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'duban-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, contents: string | Buffer): string {
  const at = path.join(folder, name);
  writeFileSync(at, contents);
  return at;
}

const SECRETS = Object.values(settings)
  .filter(({ secret }) => secret)
  .map(({ variable }) => variable);

describe('O6: a variable that looks like a setting of ours', () => {
  it.each([
    ['DUBAN_API_PROT', 'DUBAN_API_PORT'],
    ['DUBAN_HOTS', 'DUBAN_HOST'],
    ['duban_api_port', 'DUBAN_API_PORT'],
    ['DUBAN_METRICS_PROT', 'DUBAN_METRICS_PORT'],
    ['SMTP_ULR', 'SMTP_URL'],
    ['SMTP_HOST', 'SMTP_URL'],
    ['MAIL_FORM', 'MAIL_FROM'],
    ['OIDC_ISUER', 'OIDC_ISSUER'],
    ['OIDC_TOKEN_HOUR', 'OIDC_TOKEN_HOURS'],
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_APIURL', 'DATABASE_API_URL'],
    ['TEMPORAL_ADDRES', 'TEMPORAL_ADDRESS'],
    ['TEMPORAL_HOST_PORT', 'TEMPORAL_'],
    ['TEMPORAL_TLS_CA', 'TEMPORAL_TLS'],
    ['TEMPROAL_ADDRESS', 'TEMPORAL_ADDRESS'],
    ['WORKFLOW_BUNDEL', 'WORKFLOW_BUNDLE'],
    ['DUBAN_API_PORT_FILE', 'DUBAN_API_PORT'],
  ])('O6: %s is refused, and the nearest one is named', (variable, nearest) => {
    expect(() => readConfig({ [variable]: 'x' })).toThrow(
      new RegExp(`^设置有误：${variable}：没有这项设置，最接近的是 ${nearest}`),
    );
  });

  it.each([
    ['PGSSLMODE', 'verify-full'],
    ['PGPASSWORD', 'x'],
    ['PGAPPNAME', 'x'],
    ['TEMPORAL_CODEC_ENDPOINT', 'https://api.example/codec'],
    ['TEMPORAL_TLS_DISABLE_HOST_VERIFICATION', 'false'],
    ['TEMPORAL_SERVICE_HOST', '10.0.0.1'],
    ['TEMPORAL_PORT', 'tcp://10.0.0.1:7233'],
    ['TEMPORAL_PORT_7233_TCP_ADDR', '10.0.0.1'],
    ['DATABASE_SERVICE_PORT_POSTGRES', '5432'],
    ['DUBAN_UNKNOWN', ''],
    ['LOGLEVEL', 'info'],
    ['MAILTO', 'root'],
    ['SMTPS', 'x'],
  ])('O6: %s=%s is none, or another program’s', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).not.toThrow();
  });

  it('O6: is accepted wherever another program, or a container beside it, has a use for it', () => {
    for (const { name } of composeVariables()) {
      const said = /没有这项设置/;
      try {
        readConfig({ [name]: 'x' });
      } catch (error) {
        expect((error as Error).message, name).not.toMatch(said);
      }
    }
  });

  it.each(['worker/main.ts', 'api/main.ts', 'worker/migrate.ts', 'worker/health.ts'])(
    'O6: keeps %s from starting',
    async (program) => {
      const started = Program.start(program, { DATABASE_OWNR_URL: 'postgres://localhost/duban' });
      expect(await started.ended()).not.toBe(0);
      expect(started.said).toContain('DATABASE_OWNR_URL：没有这项设置，最接近的是 DATABASE_OWNER_URL');
    },
    60_000,
  );
});

describe('O6: a secret in a file', () => {
  const URL_OF = 'postgres://duban_worker:geheim@localhost/duban';

  it.each([
    ['as it is', URL_OF],
    ['ended by a line feed', `${URL_OF}\n`],
    ['ended as on Windows', `${URL_OF}\r\n`],
    ['begun with a byte order mark', `\uFEFF${URL_OF}\n`],
  ])('O6: is read %s', (_, contents) => {
    expect(readConfig({ DATABASE_URL_FILE: file('url', contents) }).databaseUrl).toBe(URL_OF);
  });

  it('O6: may be each that there is', () => {
    expect(SECRETS).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'DATABASE_API_URL', 'DATABASE_OWNER_URL', 'SMTP_URL']),
    );
    expect(SECRETS).toEqual(expect.arrayContaining(['DUBAN_TOKEN_SECRET', 'TEMPORAL_API_KEY']));
    for (const variable of SECRETS)
      expect(() => readConfig({ [`${variable}_FILE`]: '/nowhere' })).toThrow(
        `${variable}_FILE=/nowhere：无法读取：没有这个文件`,
      );
  });

  it('O6: is refused beside its variable, which of the two ever is right', () => {
    expect(() => readConfig({ DATABASE_URL: URL_OF, DATABASE_URL_FILE: file('url', URL_OF) })).toThrow(
      'DATABASE_URL 和 DATABASE_URL_FILE：只能给出其中一项',
    );
    expect(readConfig({ DATABASE_URL: '', DATABASE_URL_FILE: file('url', URL_OF) }).databaseUrl).toBe(URL_OF);
    expect(readConfig({ DATABASE_URL: URL_OF, DATABASE_URL_FILE: '' }).databaseUrl).toBe(URL_OF);
  });

  it.each([
    ['empty', file('empty', '\n'), '文件是空的'],
    ['a folder', folder, '无法读取：是目录，不是文件'],
    ['no text', file('bytes', Buffer.from([0xff, 0xfe, 0x00])), '内容不是 UTF-8 文字'],
    ['two lines', file('two', `${URL_OF}\n${URL_OF}\n`), '应为以 postgres:// 或 postgresql:// 开头的地址'],
  ])('O6: is refused where the file is %s, and nothing of it repeated', (_, name, why) => {
    const refused = (): unknown => readConfig({ DATABASE_URL_FILE: name });
    expect(refused).toThrow(why);
    expect(refused).toThrow(/^(?!.*geheim)[^\n]*$/);
  });
});

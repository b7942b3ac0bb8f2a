// Test support
import path from 'node:path';
import { describe, expect, it } from 'vitest';

// Under test
import { ConfigError, mailWarning, readConfig, requireSetting, settings } from '../../config.ts';

describe('the configuration', () => {
  it('has a default for every port and leaves given addresses open', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      apiPort: 7080,
      uiPort: 8233,
      temporalPort: 7233,
      postgresPort: 54329,
      mailPort: 1080,
      smtpPort: 1025,
      host: '127.0.0.1',
    });
    expect(config.folder).toBe(path.resolve('.duban'));
    expect(config.temporalAddress).toBeUndefined();
  });

  it('I16: names a quota for each thing that is entered, and only those given where some are', () => {
    expect(Object.keys(readConfig({}).quotasPerDay)).toEqual([
      'openings',
      'documents',
      'plans',
      'exceptions',
      'parties',
      'editions',
    ]);
    expect(readConfig({ DUBAN_QUOTAS_PER_DAY: 'openings=20,plans=0' }).quotasPerDay).toEqual({
      openings: 20,
      plans: 0,
    });
  });

  it('H11: believes no proxy and serves no figures, if nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      trustedProxies: undefined,
      metricsPort: undefined,
      metricsHost: '127.0.0.1',
    });
    const list = '10.0.0.5, 172.16.0.0/12,fd00::/8,loopback';
    expect(readConfig({ DUBAN_TRUSTED_PROXIES: list }).trustedProxies).toEqual([
      '10.0.0.5',
      '172.16.0.0/12',
      'fd00::/8',
      'loopback',
    ]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ DUBAN_API_PORT: '', TEMPORAL_ADDRESS: '' })).toMatchObject({
      apiPort: 7080,
      temporalAddress: undefined,
    });
  });

  it.each([
    ['DUBAN_API_PORT', '70800'],
    ['DUBAN_API_PORT', '0'],
    ['DUBAN_PG_PORT', 'x'],
    ['TEMPORAL_ADDRESS', 'http://127.0.0.1:7233'],
    ['TEMPORAL_UI_URL', 'localhost:8233'],
    ['DATABASE_URL', 'mysql://localhost/duban'],
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['DUBAN_QUOTAS_PER_DAY', 'openings'],
    ['DUBAN_QUOTAS_PER_DAY', 'openings=many'],
    ['DUBAN_QUOTAS_PER_DAY', 'acts=1'],
    ['DUBAN_TRUSTED_PROXIES', 'true'],
    ['DUBAN_TRUSTED_PROXIES', '1'],
    ['DUBAN_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['DUBAN_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['DUBAN_TRUSTED_PROXIES', '10.0.0.1,proxy.example.org'],
    ['DUBAN_METRICS_PORT', '70800'],
    ['OIDC_TOKEN_HOURS', '0'],
    ['OIDC_TOKEN_HOURS', '745'],
  ])('names the variable that does not hold: %s=%s', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).toThrow(variable);
  });

  it('names all of them at once', () => {
    expect(() => readConfig({ DUBAN_UI_PORT: 'x', SMTP_URL: 'x' })).toThrow(/DUBAN_UI_PORT.*SMTP_URL/);
  });

  it('never repeats a secret in its message', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://duban:geheim@localhost/duban' })).toThrow(/^(?!.*geheim).*$/);
  });

  it.each([
    ['smtp://mail.example:465', 'smtps://'],
    ['smtp://duban:geheim@mail.example:465/', 'smtps://'],
    ['smtps://mail.example:587', '改为 smtp://'],
    ['smtps://mail.example:25', '改为 smtp://'],
    ['mail.example:25', 'smtp://'],
    ['SMTP：//mail.example', 'smtp://'],
    ['http://mail.example', 'smtp://'],
    ['smtp://', '主机'],
    ['smtp://mail.example:99999', '百分号编码'],
    ['smtp://duban:ge#heim@mail.example:587', '百分号编码'],
    ['smtp://duban:ge/heim@mail.example:587', '百分号编码'],
    ['smtp://duban:ge%heim@mail.example:587', '百分号编码'],
    ['smtp://duban@mail.example:587', '密码应当同时填写'],
    ['smtp://mail.example:587/geheim', '多余的内容'],
  ])('M7: refuses the mail server %s with one sentence that says how to write it', (url, cure) => {
    const refused = (): unknown => readConfig({ SMTP_URL: url });
    expect(refused).toThrow(cure);
    expect(refused).toThrow(/^设置有误：SMTP_URL：(?!.*geheim)[^\n]*$/);
  });

  it.each([
    'smtp://127.0.0.1:1025',
    'smtp://mail.example',
    'smtps://mail.example:465',
    'smtps://mail.example',
    'smtp://duban%40unit.example:ge%23heim@mail.example:587',
    'smtp://[::1]:25',
  ])('M7: takes the mail server %s', (url) => {
    expect(readConfig({ SMTP_URL: url }).smtpUrl).toBe(url);
  });

  it('M7: warns in production where no mail can be sent, and refuses to go on where mail is required', () => {
    expect(mailWarning(readConfig({}))).toContain('没有设置 SMTP_URL');
    expect(mailWarning(readConfig({ SMTP_URL: 'smtp://mail.example' }))).toBeUndefined();
    expect(mailWarning(readConfig({ NODE_ENV: 'development' }))).toBeUndefined();
    expect(mailWarning(readConfig({ SMTP_URL: 'smtp://mail.example', DUBAN_RELAY: 'off' }))).toContain('DUBAN_RELAY');
    for (const environment of ['production', 'development'])
      expect(() => mailWarning(readConfig({ NODE_ENV: environment, DUBAN_MAIL_REQUIRED: 'true' }))).toThrow(
        ConfigError,
      );
    expect(mailWarning(readConfig({ DUBAN_MAIL_REQUIRED: 'true', SMTP_URL: 'smtp://mail.example' }))).toBeUndefined();
  });

  it.each([
    ['MAIL_FROM', '督办'],
    ['MAIL_FROM', 'duban@mail.example\r\nBcc: x@evil.example'],
    ['MAIL_FROM', 'a@mail.example, b@mail.example'],
    ['MAIL_REPLY_TO', 'nobody'],
    ['MAIL_DOMAIN', 'https://mail.example'],
    ['MAIL_DOMAIN', 'mail example'],
    ['SMTP_EHLO_NAME', 'mail.example\r\nMAIL FROM:<x@evil.example>'],
    ['SMTP_ANSWER_SECONDS', '0'],
    ['SMTP_ANSWER_SECONDS', '601'],
    ['DUBAN_MAIL_REQUIRED', 'yes'],
  ])('M8: refuses %s=%j', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).toThrow(variable);
  });

  it('accepts the developer key in development only', () => {
    const env = { DUBAN_TOKEN_SECRET: 'x'.repeat(32) };
    expect(readConfig({ ...env, NODE_ENV: 'development' }).tokenSecret).toBe(env.DUBAN_TOKEN_SECRET);
    for (const environment of ['production', 'test', ''])
      expect(() => readConfig({ ...env, NODE_ENV: environment })).toThrow('DUBAN_TOKEN_SECRET');
  });

  it('says which variable a process cannot do without', () => {
    expect(() => requireSetting(readConfig({}), 'databaseUrl')).toThrow('DATABASE_URL');
  });

  it('lists every variable once, with its purpose', () => {
    const variables = Object.values(settings).map((setting) => setting.variable);
    expect(new Set(variables).size).toBe(variables.length);
    expect(Object.values(settings).every((setting) => setting.purpose.length > 0)).toBe(true);
  });
});

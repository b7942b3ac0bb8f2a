import { describe, expect, it } from 'vitest';
// Under test
import { readConfig } from '../../config.ts';

const AT = 'postgres://duban:geheim@db.example/duban';

describe('O6: the address of a database in production', () => {
  it.each([
    `${AT}?sslmode=verify-full`,
    `${AT}?sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/own.pem&sslkey=/own.key`,
    // Said on purpose: a network that carries nobody else.
    `${AT}?sslmode=disable`,
    'postgres://duban:geheim@localhost/duban',
    'postgres://duban:geheim@127.0.0.1:5432/duban',
    'postgres://duban:geheim@[::1]:5432/duban',
    'postgresql:///duban?host=/var/run/postgresql',
    'postgres://duban@%2Fvar%2Frun%2Fpostgresql/duban',
  ])('O6: %s is taken', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it.each([
    [AT, '应当写明是否加密'],
    [`${AT}?application_name=x`, '应当写明是否加密'],
    [`${AT}?host=db2.example`, '应当写明是否加密'],
    ['postgres://duban:geheim@localhost/duban?host=db2.example', '应当写明是否加密'],
    [`${AT}?sslmode=no-verify`, '加密而不核验对方是谁'],
    [`${AT}?sslmode=verify-full&sslmode=no-verify`, '加密而不核验对方是谁'],
  ])('O6: %s is refused, and how to write it is said', (url, why) => {
    for (const variable of ['DATABASE_URL', 'DATABASE_API_URL', 'DATABASE_OWNER_URL']) {
      const refused = (): unknown => readConfig({ [variable]: url });
      expect(refused).toThrow(new RegExp(`^设置有误：${variable}：.*${why}.*sslmode=verify-full.*$`));
      expect(refused).not.toThrow('geheim');
    }
    expect(() => readConfig({ DATABASE_URL: url, NODE_ENV: 'development' })).not.toThrow();
  });

  it('O6: may leave it to the variables that every client of PostgreSQL reads', () => {
    expect(() => readConfig({ DATABASE_URL: AT, PGSSLMODE: 'verify-full' })).not.toThrow();
    expect(() => readConfig({ DATABASE_URL: AT, PGSSLMODE: 'require' })).toThrow('应当写明是否加密');
    expect(() => readConfig({ DATABASE_URL: 'postgres:///duban', PGHOST: 'db.example' })).toThrow('应当写明是否加密');
  });
});

describe('O6: the address of a database anywhere', () => {
  it.each([
    // The driver verifies with each of these; other programs, and its own next version, do not.
    [`${AT}?sslmode=require`, 'sslmode=require 在不同的程序中含义不同'],
    [`${AT}?sslmode=prefer`, 'sslmode=prefer 在不同的程序中含义不同'],
    [`${AT}?sslmode=verify-ca`, 'sslmode=verify-ca 在不同的程序中含义不同'],
    [`${AT}?sslmode=verifyfull`, 'sslmode=verifyfull 在不同的程序中含义不同'],
    [`${AT}?ssl=true`, 'ssl=true 不说明是否核验'],
    [`${AT}?sslmode=verify-full&uselibpqcompat=true`, 'uselibpqcompat 会放松核验'],
    [`${AT}?sslmode=verify-full&sslcert=/own.pem`, '应当同时给出'],
    [`${AT}?sslmode=verify-full&sslkey=/own.key`, '应当同时给出'],
    [`${AT}?sslrootcert=/ca.pem`, 'sslrootcert 只与 sslmode=verify-full 同用'],
    [`${AT}?sslmode=disable&sslrootcert=/ca.pem`, 'sslrootcert 只与 sslmode=verify-full 同用'],
    ['mysql://duban:geheim@localhost/duban', '应为以 postgres:// 或 postgresql:// 开头的地址'],
  ])('O6: %s is refused, and the password is not repeated', (url, why) => {
    for (const environment of ['production', 'development']) {
      const refused = (): unknown => readConfig({ DATABASE_URL: url, NODE_ENV: environment });
      expect(refused).toThrow(why);
      expect(refused).not.toThrow('geheim');
    }
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
// Under test
import { secretsOf } from '../../../dev/stack/secrets.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'duban-secrets-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('makes the secrets of a folder once', () => {
  const made = secretsOf(folder);
  expect(made.worker).toMatch(/^[0-9a-f]{48}$/);
  expect(secretsOf(folder)).toEqual(made);
});

it.each([
  ['cut short', '{"postgres": "'],
  ['no JSON at all', 'x'],
  ['a password too short', JSON.stringify({ ...secretsLike('a'.repeat(48)), worker: 'short' })],
  ['a password missing', JSON.stringify({ ...secretsLike('a'.repeat(48)), api: undefined })],
])('says in one sentence what to do with a file that is damaged: %s', (_how, contents) => {
  writeFileSync(path.join(folder, 'secrets.json'), contents);
  expect(() => secretsOf(folder)).toThrow(/^\S+secrets\.json 不完整，或者曾被改动：请由备份取回它，再启动$/);
});

it('makes no new ones beside a database that knows the lost ones', () => {
  mkdirSync(path.join(folder, 'postgres', 'cluster'), { recursive: true });
  expect(() => secretsOf(folder)).toThrow(/^没有 \S+secrets\.json，.*请由备份取回它，再启动$/);
});

function secretsLike(value: string): Record<string, string> {
  return { postgres: value, owner: value, worker: value, api: value, token: value };
}

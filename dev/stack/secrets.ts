/** Passwords and the key of developer tokens, made once per folder and readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secret = z.string().min(32);
const secretsFile = z.strictObject({ postgres: secret, owner: secret, worker: secret, api: secret, token: secret });

export type Secrets = z.output<typeof secretsFile>;

/** The secrets of this folder; made on first use. */
export function secretsOf(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  if (existsSync(file)) return secretsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const made = { postgres: random(), owner: random(), worker: random(), api: random(), token: random() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return made;
}

function random(): string {
  return randomBytes(24).toString('hex');
}

/** Passwords and the key of developer tokens, made once per folder and readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartFailure } from './failure.ts';

const secret = z.string().min(32);
const secretsFile = z.strictObject({ postgres: secret, owner: secret, worker: secret, api: secret, token: secret });

export type Secrets = z.output<typeof secretsFile>;

/** The secrets of this folder; made on first use. */
export function secretsOf(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  if (existsSync(file)) return read(file);
  // Others would lock whoever starts it out of what is there.
  if (existsSync(path.join(folder, 'postgres', 'cluster')))
    throw new StartFailure(`没有 ${file}，其中是同一目录里数据库的密码：请由备份取回它，再启动`);
  const made = { postgres: random(), owner: random(), worker: random(), api: random(), token: random() };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return made;
}

function read(file: string): Secrets {
  try {
    return secretsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new StartFailure(`${file} 不完整，或者曾被改动：请由备份取回它，再启动`, { cause: error });
  }
}

function random(): string {
  return randomBytes(24).toString('hex');
}

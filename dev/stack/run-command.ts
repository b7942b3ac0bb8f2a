import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartFailure } from './failure.ts';

export interface CommandOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly cwd?: string;
  /** In place of ours. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly account?: { readonly uid: number; readonly gid: number };
}

/** Runs a short-lived program and answers what it wrote; failing, says what it wrote to standard error. */
export async function runCommand(
  file: string,
  args: readonly string[],
  { signal, timeoutMs, cwd, env, account }: CommandOptions = {},
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(file, args, {
      signal,
      timeout: timeoutMs,
      cwd,
      env,
      maxBuffer: 10_000_000,
      ...account,
    });
    return stdout;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new StartFailure(`${file} 失败：${stderr?.trim().split('\n').slice(-3).join(' ') || message}`, {
      cause: error,
    });
  }
}

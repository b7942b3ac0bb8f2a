// Test support: our programs as they are started in production, with an environment of which nothing is the caller's.
import { argumentsFor } from '../dev/stack/program-files.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Of a worker that others are tested by: each thread loads the SDK once more, for half of what a start costs. */
export const WITHOUT_THREADS = { WORKFLOW_THREADS: 'off' } as const;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export class Program {
  /** On both of its streams. */
  said = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (piece: Buffer) => (this.said += piece.toString()));
  }

  /** `file`: its source, from the root of the repository. */
  static start(file: string, env: Readonly<Record<string, string>>): Program {
    return new Program(
      spawn(process.execPath, argumentsFor(file), {
        cwd: ROOT,
        env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  /** Its exit code. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const [code] = (await once(this.child, 'close')) as [number | null];
    return code;
  }

  /** Throws, with all it said, where it ends before. */
  async untilItSays(text: string): Promise<void> {
    if (this.said.includes(text)) return;
    await new Promise<void>((resolve, reject) => {
      this.child.stdout!.on('data', () => this.said.includes(text) && resolve());
      this.child.once('close', (code) => reject(new Error(`it ended with ${code}: ${this.said}`)));
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'close');
  }
}

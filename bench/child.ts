// A measured process, seen from the bench: started, asked, stopped.
import { fork, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Question, Reply } from './parent.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export class Child {
  private constructor(
    private readonly child: ChildProcess,
    private readonly program: string,
  ) {}

  /**
   * Returns when the program says that it is ready. What it prints goes to a file in `folder`. `forNode`: more arguments
   * of Node.
   */
  static async start(
    program: string,
    folder: string,
    env: Record<string, string>,
    forNode: string[] = [],
  ): Promise<Child> {
    const log = openSync(path.join(folder, `${path.basename(program, '.ts')}.log`), 'a');
    const options = {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...env },
      execArgv: [...forNode, '--import', 'tsx', '--expose-gc'],
      stdio: ['ignore', log, log, 'ipc'] as ['ignore', number, number, 'ipc'],
    };
    const started = new Child(fork(path.join(root, program), options), program);
    await started.next();
    return started;
  }

  async ask(question: Question): Promise<unknown> {
    const answer = this.next();
    this.child.send(question);
    const reply = await answer;
    return reply.is === 'answer' ? reply.value : undefined;
  }

  async residentBytes(): Promise<number> {
    return Number(await this.ask({ ask: 'memory' }));
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    await this.ask({ ask: 'stop' });
    await ended;
  }

  private async next(): Promise<Reply> {
    const over = new AbortController();
    const { signal } = over;
    const died = once(this.child, 'exit', { signal }).then(([code]) =>
      Promise.reject(new Error(`${this.program} ended with ${String(code)}; its last words are in its log`)),
    );
    try {
      const [reply] = (await Promise.race([once(this.child, 'message', { signal }), died])) as [Reply];
      return reply;
    } finally {
      died.catch(() => undefined);
      over.abort();
    }
  }
}

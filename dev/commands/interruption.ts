import { PlainError } from '../../worded-error.ts';

/**
 * Fails when the program is told to stop, so that whatever was started is stopped first. A Ctrl-C comes twice, from the
 * terminal and from npm: both are heard.
 */
export const interruption = (): Promise<never> =>
  new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => reject(new PlainError(`收到 ${signal}，没有运行完，因而没有结论。`)));
  });

// The side of a measured process that answers whoever started it, over the channel that `fork` opens.

export type Question = { ask: 'memory' } | { ask: 'stop' };
export type Reply = { is: 'ready' } | { is: 'answer'; value: unknown };

/** Says that the process is ready, and answers one question at a time until it is told to stop. */
export function answerParent(answers: { stop: () => Promise<void> }): void {
  process.on('message', (question: Question) => void reply(question));
  process.on('disconnect', () => process.exit(1));
  process.send!({ is: 'ready' } satisfies Reply);

  async function reply(question: Question): Promise<void> {
    if (question.ask === 'stop') await answers.stop();
    process.send!({ is: 'answer', value: question.ask === 'memory' ? residentBytes() : null } satisfies Reply);
    if (question.ask === 'stop') process.exit(0);
  }
}

function residentBytes(): number {
  // What could be freed is no need.
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

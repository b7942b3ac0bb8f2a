// Test support: an outbox as the database keeps it, line by line: what is said once, taken back, and put back.
import type { Saying } from '../../measures/notice.ts';
import type { Settlement } from '../../measures/settle.ts';

interface Kept {
  saying: Saying;
  /** Line that said it. */
  seq: number;
  /** Line that took it back. */
  takenBackBy?: number;
}

export class KeptOutbox {
  readonly #kept: Map<string, Kept>;

  constructor(kept: Iterable<readonly [string, Kept]> = []) {
    this.#kept = new Map([...kept].map(([key, one]) => [key, { ...one }]));
  }

  branch(): KeptOutbox {
    return new KeptOutbox(this.#kept);
  }

  take(seq: number, { says, takesBack, putsBack }: Settlement): this {
    const all = [...this.#kept.values()];
    if (putsBack)
      for (const one of all) {
        const { dutyRef, dueVersion } = one.saying;
        if (dutyRef === undefined && one.seq === putsBack.line) one.takenBackBy ??= seq;
        const isGiven = putsBack.gives.some((given) => given.dutyRef === dutyRef && given.dueVersion === dueVersion);
        if (isGiven && one.takenBackBy !== undefined && one.takenBackBy >= putsBack.line) one.takenBackBy = undefined;
      }
    for (const { dutyRef, exceptVersion } of takesBack)
      for (const one of all)
        if (one.saying.dutyRef === dutyRef && one.saying.dueVersion !== (exceptVersion ?? NaN)) one.takenBackBy ??= seq;
    for (const saying of says) if (!this.#kept.has(saying.key)) this.#kept.set(saying.key, { saying, seq });
    return this;
  }

  /** What waits, or went out: to whom, when, what; `seqs` are lines told apart from nothing. */
  said(seqs: readonly number[] = []): string[] {
    const plain = (text: string): string =>
      seqs.reduce((left, seq) => left.replace(new RegExp(`\\b${seq}\\b`, 'g'), 'SEQ'), text);
    return [...this.#kept.values()]
      .filter(({ takenBackBy }) => takenBackBy === undefined)
      .map(({ saying: { party, post, plannedOn, sendNotBefore, step, dutyRef = '' } }) =>
        [plain(dutyRef), step.replace(/-v\d+$/, ''), `${party}/${post}`, plannedOn, sendNotBefore].join(' '),
      )
      .sort();
  }
}

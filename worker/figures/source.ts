// Where figures are read anew at each look. What is away now leaves its figures out and says so: the others, and that it
// is away, are news all the more.
import { Gauge, type Registry } from 'prom-client';

/** Gauges of one look are filled from one answer. */
const KEPT_MS = 1_000;

export interface Source<Answer> {
  /** Undefined while it is away. */
  readonly look: () => Promise<Answer | undefined>;
}

/** `duban_source_up` says of each whether it answered. */
export class Sources {
  private readonly up: Gauge<'source'>;
  private readonly sources = new Map<string, Source<unknown>>();

  constructor(registry: Registry) {
    const { sources } = this;
    this.up = new Gauge({
      name: 'duban_source_up',
      help: 'Whether what figures are read from answered when they were asked for: 1, or 0 where they are left out',
      labelNames: ['source'],
      registers: [registry],
      async collect() {
        for (const [source, { look }] of sources) this.set({ source }, (await look()) === undefined ? 0 : 1);
      },
    });
  }

  open<Answer>(name: string, ask: () => Promise<Answer>): Source<Answer> {
    let kept: { asked: Promise<Answer | undefined>; until: number } | undefined;
    const look = (): Promise<Answer | undefined> => {
      if (!kept || performance.now() > kept.until)
        kept = { asked: ask().catch(() => undefined), until: performance.now() + KEPT_MS };
      return kept.asked;
    };
    const source = { look };
    this.sources.set(name, source);
    this.up.set({ source: name }, 0);
    return source;
  }
}

// Test support: what a Prometheus reads of a process, by the name of each series.
export type Figures = Record<string, number>;

const SERIES = /^([a-zA-Z_:][\w:]*(?:\{.*\})?) (\S+)$/gm;

/** `name{label="value"}` as it is served, and its value. */
export const figuresIn = (text: string): Figures =>
  Object.fromEntries([...text.matchAll(SERIES)].map(([, series, value]) => [series!, valueOf(value!)]));

/** Prometheus writes what is no number in words of its own. */
const valueOf = (text: string): number => (/^nan$/i.test(text) ? NaN : Number(text.replace('Inf', 'Infinity')));

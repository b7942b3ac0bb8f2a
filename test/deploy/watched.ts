// Test support: the series that a query of Prometheus names, read off its text.

/** Name of a metric, and the labels it is chosen by. */
export interface Named {
  metric: string;
  labels: string[];
}

const WORDS = new Set(['by', 'on', 'or', 'and', 'unless', 'ignoring', 'without', 'offset']);
/** Lists of labels: they name no metric. */
const LABEL_LIST = /\b(by|on|ignoring|without)\s*\([^)]*\)/g;
/** What is followed by a bracket is a function. */
const SELECTOR = /\b([a-zA-Z_:][\w:]*)\b(?!\s*\()(\{[^}]*\})?/g;

export function namedIn(expr: string): Named[] {
  const bare = expr.replace(LABEL_LIST, ' ').replace(/\[[^\]]*\]/g, ' ');
  return [...bare.matchAll(SELECTOR)]
    .map(([, metric, matchers = '']) => ({
      metric: metric!,
      labels: [...matchers.replace(/"[^"]*"/g, '').matchAll(/\w+/g)].map(([label]) => label),
    }))
    .filter(({ metric }) => !WORDS.has(metric));
}

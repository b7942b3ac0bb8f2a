/**
 * docker-compose.yml as Docker would read it: variables filled in, anchors resolved. The reference parser has the last
 * word (check-host).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const dependency = z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) });
const service = z.looseObject({
  image: z.string(),
  build: z
    .strictObject({ context: z.literal('.'), target: z.string(), args: z.record(z.string(), z.string()) })
    .optional(),
  restart: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), dependency).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()).min(2) }).optional(),
});
const composeFile = z.looseObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.looseObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

export type ComposeFile = z.output<typeof composeFile>;
export type ComposeService = ComposeFile['services'][string];

/** A variable the file takes from its surroundings; without a fallback it must be given. */
export interface ComposeVariable {
  readonly name: string;
  readonly fallback: string | undefined;
}

const file = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url));

/** Throws, naming the variable, where one is missing that must be given. */
export function readComposeFile(env: Readonly<Record<string, string | undefined>>): ComposeFile {
  return composeFile.parse(parse(composeText(env), { merge: true }));
}

/** The text with its variables filled in. */
export function composeText(env: Readonly<Record<string, string | undefined>>): string {
  return substitute(readFileSync(file, 'utf8'), ({ name, fallback }) => {
    const value = env[name] || fallback;
    if (value === undefined) throw new Error(`docker-compose.yml: ${name} must be given`);
    return value;
  });
}

/** What the file takes from its surroundings, each once. */
export function composeVariables(): ComposeVariable[] {
  const found = new Map<string, ComposeVariable>();
  substitute(readFileSync(file, 'utf8'), (variable) => {
    found.set(variable.name, variable);
    return variable.fallback ?? '';
  });
  return [...found.values()];
}

/**
 * Only the two forms the file uses, `${NAME:?why}` and `${NAME:-fallback}`; innermost first, so that a fallback may
 * hold another.
 */
function substitute(text: string, valueOf: (variable: ComposeVariable) => string): string {
  const innermost = /\$\{([A-Z][A-Z0-9_]*)(:\?|:-)([^${}]*)\}/g;
  const replaced = text.replace(innermost, (_, name: string, form: string, rest: string) =>
    valueOf({ name, fallback: form === ':-' ? rest : undefined }),
  );
  if (replaced !== text) return substitute(replaced, valueOf);
  const left = /\$\{?[A-Za-z{].*/.exec(text);
  if (left) throw new Error(`docker-compose.yml: cannot read ${left[0]}`);
  return text;
}

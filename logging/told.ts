// Any value as a log can hold it: errors whole, wherever they stand and whatever they are called under, nothing that JSON
// would show as `{}`, and nothing that a log may not hold.
import { types } from 'node:util';
import { LEFT_OUT, scrubbed } from './scrubbed.ts';

/** Deeper than any error of ours or of the engine is wrapped. */
const DEEPEST = 10;
const MOST_MEMBERS = 100;
const LONGEST_TEXT = 16_000;
const SECRET_NAMES = /password|passwd|secret|authorization|cookie|token$/i;
const ERROR_NAMES = /^(err|error|cause|reason)$/i;

/**
 * Of PostgreSQL's errors: `detail` and `where` repeat rows and parameters, that is names and addresses of people. What
 * stays (code, table, column, constraint, routine) says what was wrong without saying of whom.
 */
const REPEATS_CONTENTS = new Set(['detail', 'where', 'internalQuery', 'parameters']);
/** SQLSTATE of data that do not fit: their message quotes them. */
const DATA_DO_NOT_FIT = /^22/;

/** The value, ready for JSON. */
export const told = (value: unknown): unknown => tell(value, []);

function tell(value: unknown, within: readonly object[]): unknown {
  switch (typeof value) {
    case 'string':
      return scrubbed(value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value);
    case 'bigint':
    case 'symbol':
      return String(value);
    case 'function':
      return `<function ${value.name}>`;
    case 'object':
      return value === null ? null : tellObject(value, within);
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
  }
}

function tellObject(value: object, within: readonly object[]): unknown {
  if (within.includes(value)) return '<as above>';
  if (within.length >= DEEPEST) return '<deeper>';
  const inside = [...within, value];
  if (isError(value)) return tellError(value, inside);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return `<${value.byteLength} bytes>`;
  if (value instanceof Map) return tell([...value], within);
  if (value instanceof Set || Array.isArray(value))
    return [...(value as Iterable<unknown>)].slice(0, MOST_MEMBERS).map((one) => tell(one, inside));
  if ('toJSON' in value && typeof value.toJSON === 'function') return tell(jsonOf(value as Jsonable), inside);
  const members = tellMembers(value, Object.keys(value), inside);
  const name = nameOfClass(value);
  return Object.keys(members).length === 0 && name !== 'Object' ? `<${name}>` : members;
}

/** Those of another realm, such as the sandbox of workflows, are no instances of ours. */
const isError = (value: object): value is Error => types.isNativeError(value) || value instanceof Error;

function tellError(error: Error, inside: readonly object[]): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  const own = Object.getOwnPropertyNames(error).filter((name) => !SAID_OTHERWISE.has(name));
  const stack = framesOf(error.stack);
  return {
    name: error.name || nameOfClass(error),
    message: tell(messageOf(error, code), inside),
    ...tellMembers(error, own, inside),
    ...(stack && { stack: scrubbed(stack) }),
    ...(error.cause !== undefined && { cause: tell(error.cause, inside) }),
    ...('errors' in error && { errors: tell(error.errors, inside) }),
  };
}

const SAID_OTHERWISE: ReadonlySet<string> = new Set(['name', 'message', 'stack', 'cause', 'errors']);

function messageOf({ name, message }: Error, code: unknown): string {
  const text = String(message);
  if (typeof code === 'string' && DATA_DO_NOT_FIT.test(code)) return text.replace(/"[^"]*"/g, LEFT_OUT);
  return name === 'SyntaxError' ? text.replace(/"[^]*"(?=\.* is not valid JSON)/, LEFT_OUT) : text;
}

/** Where it came from: what comes before repeats the message, uncleaned. */
function framesOf(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined;
  const at = stack.search(/^\s+at /m);
  return at < 0 ? undefined : stack.slice(at).trim();
}

function tellMembers(value: object, names: readonly string[], inside: readonly object[]): Record<string, unknown> {
  const isOfPostgres = 'severity' in value && 'routine' in value;
  const entries = names
    .slice(0, MOST_MEMBERS)
    .filter((name) => !(isOfPostgres && REPEATS_CONTENTS.has(name)))
    .map((name) => [scrubbed(name), tellMember(value, name, inside)] as const);
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

function tellMember(value: object, name: string, inside: readonly object[]): unknown {
  if (SECRET_NAMES.test(name)) return LEFT_OUT;
  try {
    const member = (value as Record<string, unknown>)[name];
    // Somebody threw nothing: that, too, is news.
    return member === undefined && ERROR_NAMES.test(name) ? 'undefined' : tell(member, inside);
  } catch (error) {
    return `<cannot be read: ${String(error)}>`;
  }
}

interface Jsonable {
  toJSON(): unknown;
}

function jsonOf(value: Jsonable): unknown {
  try {
    return value.toJSON();
  } catch (error) {
    return `<cannot be read: ${String(error)}>`;
  }
}

const nameOfClass = (value: object): string => value.constructor?.name || 'Object';

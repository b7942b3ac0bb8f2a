// What may not stand in a log, whoever wrote it into an error: addresses of people, tokens, passwords, queries.

/** Stands where one of them stood. */
export const LEFT_OUT = '<left out>';

// All of them are bounded: a text may be written by somebody who would have us look at it for long.

/** Of an address of the web or of a database: who logs in, and what is asked for. */
const LOG_IN = /(?<![a-z\d+.-])([a-z][a-z\d+.-]{0,30}:\/\/)[^\s/?#"'<>]{0,500}@/gi;
const QUERY = /((?:(?<![a-z\d+.-])[a-z][a-z\d+.-]{0,30}:\/\/|(?<![\w/])\/)[^\s?#"'<>]{0,500})\?[^\s"'<>]*/gi;
const CREDENTIALS = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
/** A signed token, whatever stands around it. */
const TOKEN = /\beyJ[\w-]{4,500}\.[\w-]+(?:\.[\w-]*)*/g;
const NAMED = /\b(password|passwd|pwd|secret|api[_-]?key|access[_-]?token|id[_-]?token)\s*[=:]\s*[^\s,;&"'}]+/gi;
/**
 * Of mail, in any script, also as it stands in a path. A process at a host (`1234@worker-1`), as the engine calls its
 * workers, is none.
 */
const MAIL =
  /(?<![\p{L}\p{N}\p{M}._%+'*~-])(?!\d+@[\p{L}\p{N}-]+(?![\p{L}\p{N}.-]))(?:"[^"\n]{1,64}"|[\p{L}\p{N}\p{M}._%+'*~-]*[\p{L}\p{N}\p{M}_+-])(?:@|%40)(?:\[[^\]\s]*\]|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.-]*)/giu;
/** Of a mobile telephone. */
const MOBILE = /(?<![\w.-])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![\w-])/g;

/** Names, methods, path templates: each of the above needs a digit, a blank or a sign that is not among these. */
const PLAIN = /^[A-Za-z_/{}-]*$/;

/** The same text without them. */
export function scrubbed(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(LOG_IN, `$1${LEFT_OUT}@`)
    .replace(QUERY, `$1?${LEFT_OUT}`)
    .replace(CREDENTIALS, `$1 ${LEFT_OUT}`)
    .replace(TOKEN, LEFT_OUT)
    .replace(NAMED, `$1=${LEFT_OUT}`)
    .replace(MAIL, LEFT_OUT)
    .replace(MOBILE, LEFT_OUT);
}

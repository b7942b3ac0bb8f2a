// A server's reply as it may be read and shown: one line, of bounded length, in whatever encoding it came.

export interface Reply {
  /** The three digits; undefined where none came. */
  code?: number | undefined;
  /** E.g. `5.7.1` (RFC 3463); undefined where the server gives none. */
  enhanced?: string | undefined;
  /** Without codes, on one line. */
  text: string;
}

const MAX_SHOWN = 300;

/** At the beginning of a line, with a hash as some servers write it; or in brackets at the end, as qmail does. */
const AT_BEGINNING = /^#?([245]\.\d{1,3}\.\d{1,3})\b[\s:;-]*/;
const IN_BRACKETS = /\(#([245]\.\d{1,3}\.\d{1,3})\)/;

/** `raw`: as nodemailer hands it over, all lines of it. */
export function readReply(raw: string): Reply {
  const lines = decoded(raw)
    .split(/\r?\n/)
    .map((line) => /^(\d{3})(?:[ -](.*))?$/s.exec(line) ?? [line, undefined, line]);
  const code = lines.map(([, digits]) => digits).find((digits) => digits !== undefined);
  const said = lines.map(([, , text]) => text ?? '');
  const enhanced = said.map((text) => AT_BEGINNING.exec(text)?.[1] ?? IN_BRACKETS.exec(text)?.[1]).find(Boolean);
  return {
    code: code === undefined ? undefined : Number(code),
    enhanced,
    text: oneLine(said.map((text) => text.replace(AT_BEGINNING, '')).join(' ')),
  };
}

/** `550 5.1.1`; empty where there is neither. */
export const codesOf = ({ code, enhanced }: Reply): string =>
  [code, enhanced].filter((part) => part !== undefined).join(' ');

/** As it is shown to people. */
export const shown = (reply: Reply): string => shortened([codesOf(reply), reply.text].filter(Boolean).join(' '));

export function shortened(text: string): string {
  const characters = [...oneLine(text)];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : characters.join('');
}

/** Control characters, line separators and what turns the direction of writing become blanks. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Nodemailer hands bytes that are no UTF-8 on one by one; from Chinese servers they are GBK. */
function decoded(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1');
  // Told apart by going there and back: text beyond one byte a character was read as UTF-8 before.
  if (bytes.every((byte) => byte < 0x80) || bytes.toString('latin1') !== raw) return raw;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return raw;
  }
}

// One row of the table of settings.
import type { z } from 'zod';

/** A variable as documentation and tests see it. */
export interface Setting {
  readonly variable: string;
  /** Used when the variable is absent or empty; `undefined` means there is none. */
  readonly fallback: string | undefined;
  readonly purpose: string;
  /** Never to be printed or logged; may be given as a file instead, which `…_FILE` names. */
  readonly secret: boolean;
}

export interface ParsedSetting<S extends z.ZodType> extends Setting {
  readonly schema: S;
}

export function setting<S extends z.ZodType>(
  variable: string,
  schema: S,
  fallback: string | undefined,
  purpose: string,
  secret = false,
): ParsedSetting<S> {
  return { variable, schema, fallback, purpose, secret };
}

// Test support: a bundle of the workflows that differs from the present one in a few places, as that of a next release
// would. Bundling anew takes seconds each time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

/**
 * Of the code in the bundle, where blanks and line breaks may stand otherwise than in the source, and what was imported is
 * called by way of its module, as `(0,module.name)(…)`. `to` may cite groups of `from`.
 */
export interface Patch {
  from: string | RegExp;
  to: string;
}

/** Where the SDK's functions come from, in the modules of the lifecycle. */
export const SDK = String.raw`\(0,\s*(\w+temporalio_workflow\w+)`;

/** Throws where a patch finds nothing to change. `folder` is the caller's to remove. */
export function variantBundle(folder: string, patches: readonly Patch[]): string {
  mkdirSync(folder, { recursive: true });
  let code = readFileSync(inject('workflowBundle'), 'utf8');
  for (const { from, to } of patches) {
    const before = code;
    code = code.replace(typeof from === 'string' ? blanksAside(from) : from, to);
    if (code === before) throw new Error(`nothing to change: ${from}`);
  }
  const bundle = path.join(folder, 'bundle.js');
  writeFileSync(bundle, code);
  return bundle;
}

const blanksAside = (source: string): RegExp =>
  new RegExp(source.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`), 'g');

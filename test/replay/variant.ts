// Test support: a build of the workflows that differs from the present one in a few places, as a next release would.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { removeFolder } from '../../dev/stack/postgres-home.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Patch {
  file: string;
  from: string;
  to: string;
}

/**
 * Makes the bundle of a patched copy of the tree; throws where a patch finds nothing to change. `folder` is the
 * caller's to remove.
 */
export async function variantBundle(folder: string, patches: readonly Patch[]): Promise<string> {
  removeFolder(folder);
  mkdirSync(folder, { recursive: true });
  for (const part of ['workflows', 'measures', 'worker/bundle.ts'])
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  for (const { file, from, to } of patches) {
    const before = readFileSync(path.join(folder, file), 'utf8');
    const after = before.replaceAll(from, to);
    if (after === before) throw new Error(`nothing to change in ${file}: ${from}`);
    writeFileSync(path.join(folder, file), after);
  }
  const { bundleWorkflows } = (await import(
    pathToFileURL(path.join(folder, 'worker/bundle.ts')).href
  )) as typeof import('../../worker/bundle.ts');
  const bundle = path.join(folder, 'bundle.js');
  writeFileSync(bundle, await bundleWorkflows(undefined, { mapped: false }));
  return bundle;
}

/**
 * The step of `npm test` that bundles the workflows, which proves that they need nothing the sandbox does not have; the
 * tests
 * then run from this very file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflows } from '../../worker/bundle.ts';

const file = process.argv[2];
if (!file) throw new Error('name the file to write');
const code = await bundleWorkflows();
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, code);
console.log(`${(Buffer.byteLength(code) / 1_000_000).toFixed(1)} MB`);
process.exit(0);

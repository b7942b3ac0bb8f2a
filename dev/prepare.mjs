// After `npm install` in a clone: puts the pre-commit hook in place. Never a reason for an installation to fail.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const lefthook = 'node_modules/lefthook/bin/index.js';
if (!process.env.CI && existsSync(lefthook)) spawnSync(process.execPath, [lefthook, 'install'], { stdio: 'ignore' });

/**
 * A supervisor in a process of its own, to be killed by a test: `node --import tsx test/dev/stack/supervised.ts
 * <folder>`.
 */
import { takeFolder } from '../../../dev/stack/folder-lock.ts';
import { Supervisor } from '../../../dev/stack/supervisor.ts';
import { tinyPart } from './tiny-parts.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('name a folder');
await takeFolder(folder, [], console.log);
await new Supervisor({ folder, groups: [[tinyPart('below')], [tinyPart('above')]], say: console.log }).start();
console.log('all ready');
setInterval(() => undefined, 1_000);

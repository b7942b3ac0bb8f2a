// Where the processors' time went: the profiles that Node writes of each process and each of its threads, put together.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What Node is told, so that it leaves profiles in `folder` when the process ends. */
export const profiledInto = (folder: string | undefined): string[] =>
  folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folder, '--cpu-prof-interval', '500'];

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

const IDLE = new Set(['(idle)', '(root)', '(program)']);
const LINES = 30;

/** A text per profile: how long it was at work, and the functions in which it was longest, their callees left out. */
export function profilesIn(folder: string): string {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.cpuprofile')) : [];
  return files
    .sort()
    .map((name) => `${name}\n${worded(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Profile)}`)
    .join('\n\n');
}

function worded({ nodes, samples, timeDeltas }: Profile): string {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const selfMs = new Map<string, number>();
  samples.forEach((id, at) => {
    const name = frames.get(id)!;
    selfMs.set(name, (selfMs.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1_000);
  });
  const working = [...selfMs].filter(([name]) => !IDLE.has(name)).sort(([, one], [, other]) => other - one);
  const totalMs = working.reduce((sum, [, ms]) => sum + ms, 0);
  const longest = working
    .slice(0, LINES)
    .map(([name, ms]) => `${((100 * ms) / totalMs).toFixed(1).padStart(6)} %  ${name}`);
  return [`  at work ${(totalMs / 1_000).toFixed(1)} s`, ...longest].join('\n');
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const place = url
    .replace(/^.*\/node_modules\//, '')
    .replace(/^file:\/\/.*?\/(?=(api|worker|measures|database|activities|workflows|engine|logging|messages)\/)/, '');
  return place ? `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}` : functionName;
}

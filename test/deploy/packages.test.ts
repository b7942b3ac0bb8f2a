import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gte, satisfies, valid } from 'semver';
import { expect, it } from 'vitest';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const dockerfile = read('Dockerfile');

interface Locked {
  version?: string;
  engines?: { node?: string };
  hasInstallScript?: boolean;
  os?: string[];
  cpu?: string[];
}
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> };
const nameOf = (place: string): string => place.replace(/^.*node_modules\//, '');

const nodeOfImage = /^ARG NODE_IMAGE=node:([\d.]+)-/m.exec(dockerfile)![1]!;
/** The first npm that asks `allowScripts`. */
const ASKS_FROM = '11.16.0';

it('O6: the image is built by an npm that asks which scripts may run, and ends where nothing is said of one', () => {
  const npm = /^ARG NPM_VERSION=(.+)$/m.exec(dockerfile)![1]!;
  expect(valid(npm)).toBe(npm);
  expect(gte(npm, ASKS_FROM)).toBe(true);
  // Of 12 and later each needs a later Node than that of the image.
  expect(satisfies(npm, '11')).toBe(true);
  const installs = [...dockerfile.matchAll(/^RUN npm ci .*$/gm)].map(([line]) => line);
  expect(installs).toHaveLength(2);
  for (const line of installs) expect(line).toMatch(/ --strict-allow-scripts --engine-strict /);
});

it('O6: every package that would run a script when it is installed is allowed to, or denied', () => {
  const undecided = Object.entries(packages)
    // Those for other machines are not installed in the image.
    .filter(
      ([, { hasInstallScript, os, cpu }]) =>
        hasInstallScript && (os ?? ['linux']).includes('linux') && (cpu ?? ['x64']).includes('x64'),
    )
    .filter(([place]) => allowScripts[nameOf(place)] === undefined);
  expect(undecided.map(([place]) => place)).toEqual([]);
});

it('O6: every package runs on the Node of the image, which is that of the developers', () => {
  expect(read('.nvmrc').trim()).toBe(nodeOfImage);
  const tooNew = Object.entries(packages).filter(
    ([, { engines }]) => engines?.node && !satisfies(nodeOfImage, engines.node),
  );
  expect(tooNew.map(([place, { version, engines }]) => `${place} ${version} needs ${engines?.node}`)).toEqual([]);
});

// What the engine is told, wherever we start it or say how: one that is told less is slower, or loses an act to a glance
// at its page, and nothing says so.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { serverArguments } from '../../dev/stack/engine.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');

it.each([
  ['no opening and no letter waits for the next look at the queue', 'history.transferProcessorMaxPollRPS', 200],
  ['no question travels with the task of an act', 'history.MaxBufferedQueryCount', 0],
])('%s: in every engine %s is %i', (_, setting, value) => {
  const embedded = serverArguments({ folder: '.', port: 1, uiPort: 2, say: () => undefined });
  expect(embedded).toContain(`${setting}=${value}`);
  expect(read('deploy/temporal/temporal-single.service')).toContain(`--dynamic-config-value ${setting}=${value} `);
  const file = parse(read('deploy/temporal/dynamic-config.yaml')) as Record<string, unknown>;
  expect(file[setting]).toEqual([{ value }]);
});

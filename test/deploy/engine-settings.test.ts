// What the engine is told, wherever we start it or say how: one that is told less is slower, and nothing fails.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { serverArguments } from '../../dev/stack/engine.ts';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const LOOKS = 'history.transferProcessorMaxPollRPS';

it('no opening and no letter waits for the next look at the queue: 200 looks a second in every engine', () => {
  const embedded = serverArguments({ folder: '.', port: 1, uiPort: 2, say: () => undefined });
  expect(embedded).toContain(`${LOOKS}=200`);
  expect(read('deploy/temporal/temporal-single.service')).toContain(`--dynamic-config-value ${LOOKS}=200 `);
  const file = parse(read('deploy/temporal/dynamic-config.yaml')) as Record<string, unknown>;
  expect(file[LOOKS]).toEqual([{ value: 200 }]);
});

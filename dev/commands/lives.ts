/**
 * `npm run lives -- --lives 10000 --seed 7`: so many random lives through the pure rules, from three seeds; ends with what
 * they came to, or with the shortest story of the first in which something does not hold. `--life 4711` lives one again.
 */
import { readArguments } from '../../program.ts';
import { lives } from '../../trials/lives/main.ts';
import { livesOnStack } from '../../trials/lives/stack-main.ts';

const usage = `用法：npm run lives -- [--lives 10000] [--seed 7] | --life 4711 | --stack 30
按规则随机走完许多项目的全过程；遇有不成立之处，列出最短的经过。
--life 重走其中一个；--stack 在真实服务端上走若干个并逐项比对。退出码：0 全部成立，1 有不成立的。`;
const { values } = readArguments(usage, {
  lives: { type: 'string', default: '10000' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  life: { type: 'string' },
  stack: { type: 'string' },
});
const seed = Number(values.life ?? values.seed);
process.exit(
  values.stack === undefined
    ? lives(seed, values.life === undefined ? Number(values.lives) : 1)
    : await livesOnStack(seed, Number(values.stack)),
);

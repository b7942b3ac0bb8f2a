/**
 * `npm run bounds -- --minutes 60 --seed 7 [--keep]`: a unit brings the largest lawful inputs for so long and reads every
 * list; ends with what was largest and slowest, and with whether every promise held.
 */
import { readArguments } from '../../program.ts';
import { bounds } from '../../trials/bounds/main.ts';

const usage = `用法：npm run bounds -- [--minutes 60] [--seed 7] [--keep]
由一个单位办理其可办的每项行为、每项填到允许的最大篇幅，同时读取全部列表；最后列出最大、最慢的数值。
--seed 重演同一次抽取；--keep 保留数据。退出码：0 各项承诺成立，1 有不成立的。`;
const { values } = readArguments(usage, {
  minutes: { type: 'string', default: '60' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  keep: { type: 'boolean', default: false },
});
process.exit(await bounds({ minutes: Number(values.minutes), seed: Number(values.seed), keep: values.keep }));

/**
 * `npm run chaos -- --minutes 30 --seed 7 [--only "disk full" --only killed] [--keep]`: shakes a whole system for so
 * long and ends with the checker's verdict.
 */
import { readArguments } from '../../program.ts';
import { chaos } from '../../trials/chaos/main.ts';

const usage = `用法：npm run chaos -- [--minutes 30] [--seed 7] [--only 故障名]… [--keep]
向运行中的系统注入各种故障，最后核对有无遗漏或者重复。
--only 只注入所列的故障；--seed 重演同一次抽取；--keep 保留数据。退出码：0 没有遗漏、没有重复，1 有。`;
const { values } = readArguments(usage, {
  minutes: { type: 'string', default: '30' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  only: { type: 'string', multiple: true, default: [] },
  keep: { type: 'boolean', default: false },
});
process.exit(
  await chaos({ minutes: Number(values.minutes), seed: Number(values.seed), only: values.only, keep: values.keep }),
);

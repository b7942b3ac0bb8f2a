/**
 * `npm run storm -- --projects 60 --reminders 100000 --histories 2000 --minutes 30 --seed 7 [--workers 3] [--kill-every
 * 30] [--keep]`: many projects live for years in virtual time while workers are killed, until that many reminders were
 * delivered, that many histories written and every act accepted; ends with the verdict.
 */
import { readArguments } from '../../program.ts';
import { storm } from '../../trials/storm/main.ts';

const usage = `用法：npm run storm -- [--minutes 30] [--projects 60] [--reminders 100000] [--histories 2000] [--workers 3] [--kill-every 30] [--seed 7] [--keep]
让大量项目在虚拟时间中运行多年，其间每隔 --kill-every 秒强制终止一个 worker；达到所定的提醒数、历史数并办过每一项行为，或者时间到了，即行核对。
--seed 重演同一次抽取；--keep 保留数据。退出码：0 没有遗漏、没有重复，1 有。`;
const { values } = readArguments(usage, {
  projects: { type: 'string', default: '60' },
  reminders: { type: 'string', default: '100000' },
  histories: { type: 'string', default: '2000' },
  minutes: { type: 'string', default: '30' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  workers: { type: 'string', default: '3' },
  'kill-every': { type: 'string', default: '30' },
  keep: { type: 'boolean', default: false },
});
process.exit(
  await storm({
    projects: Number(values.projects),
    reminders: Number(values.reminders),
    histories: Number(values.histories),
    minutes: Number(values.minutes),
    seed: Number(values.seed),
    workers: Number(values.workers),
    killEveryS: Number(values['kill-every']),
    keep: values.keep,
  }),
);

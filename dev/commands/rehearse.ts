/** `npm run rehearse`: whole lives in virtual time on the real server. `--scenario NAME`, `--json`, `--html FILE`. */
import { writeFileSync } from 'node:fs';
import { ConfigError, readConfig } from '../../config.ts';
import { readArguments } from '../../program.ts';
import { SEARCH_ATTRIBUTES, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { StartFailure } from '../stack/failure.ts';
import { readLife, type Life } from '../rehearsal/life.ts';
import { pageOf } from '../rehearsal/page.ts';
import { play } from '../rehearsal/play.ts';
import { remindersExpected, remindersSaid } from '../rehearsal/reminder-rows.ts';
import type { Scenario } from '../rehearsal/scenario.ts';
import { SCENARIOS } from '../rehearsal/scenarios/all.ts';
import { timelineOf } from '../rehearsal/timeline.ts';
import { openWorld, type World } from '../rehearsal/world.ts';
import { runningStack, startStack } from '../stack/stack.ts';

const usage = `用法：npm run rehearse -- [--scenario 名称] [--json | --html 文件]
在虚拟时间中走完项目的全过程，所发提醒与预先写定的日期表逐条比对。
可选的演练：${SCENARIOS.map(({ name }) => name).join('、')}。退出码：0 全部一致，1 有不一致的。`;
const { values } = readArguments(usage, {
  scenario: { type: 'string' },
  json: { type: 'boolean', default: false },
  html: { type: 'string' },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function rehearse(): Promise<boolean> {
  const chosen = SCENARIOS.filter(({ name }) => values.scenario === undefined || name === values.scenario);
  if (chosen.length === 0)
    throw new StartFailure(`没有这个演练：${values.scenario}；可选：${SCENARIOS.map(({ name }) => name).join('、')}`);
  const config = readConfig({ ...process.env, NODE_ENV: 'development' });
  const running = runningStack(config.folder);
  say(running ? '使用正在运行的服务' : '启动 PostgreSQL 和 Temporal');
  const started = running
    ? undefined
    : await startStack({ config, say, searchAttributes: SEARCH_ATTRIBUTES, mail: false });
  const stack = running ?? started!;
  const world = await openWorld(config, stack, say);
  try {
    // Each project has a clock of its own, so the lives run side by side.
    const lives = await Promise.all(chosen.map((scenario) => rehearseOne(scenario, world)));
    tell(lives, world);
    return lives.every((life, index) => agrees(life, chosen[index]!));
  } finally {
    await world.close();
    await started?.stop();
  }
}

async function rehearseOne(scenario: Scenario, world: World): Promise<Life> {
  const startedAt = performance.now();
  const played = await play(scenario, world, ({ act, wakesOn }) =>
    say(`  ${scenario.name}  ${act ? `${act.on} ${act.act}` : `${wakesOn} 唤醒`}`),
  );
  say(`「${scenario.title}」用时 ${((performance.now() - startedAt) / 1000).toFixed(1)} 秒`);
  return readLife(world.pool, scenario, played);
}

function tell(lives: readonly Life[], { uiUrl, namespace }: World): void {
  if (values.json) process.stdout.write(`${JSON.stringify(lives, null, 2)}\n`);
  else
    for (const life of lives)
      console.log(
        timelineOf(life),
        uiUrl
          ? `\n在 Temporal 界面中查看：${uiUrl}/namespaces/${namespace}/workflows/${encodeURIComponent(workflowIdOf({ kind: 'project', code: life.code }))}（服务未运行时先 npm start）`
          : '',
      );
  if (values.html) writeFileSync(values.html, pageOf(lives));
}

/** The table was written before the run. */
function agrees({ messages, code }: Life, { reminders }: Scenario): boolean {
  const [said, expected] = [remindersSaid(messages), remindersExpected(reminders)];
  const missing = expected.filter((row) => !said.includes(row));
  const surplus = said.filter((row) => !expected.includes(row));
  if (missing.length + surplus.length === 0 && said.length === expected.length)
    say(`${code}：${said.length} 条提醒与预先写定的日期表一致`);
  else
    say(
      [
        `${code}：与预先写定的日期表不一致`,
        ...missing.map((row) => `  缺 ${row}`),
        ...surplus.map((row) => `  多 ${row}`),
      ].join('\n'),
    );
  return missing.length + surplus.length === 0 && said.length === expected.length;
}

try {
  process.exit((await rehearse()) ? 0 : 1);
} catch (error) {
  console.error(error instanceof StartFailure || error instanceof ConfigError ? `\n${error.message}` : error);
  process.exit(1);
}

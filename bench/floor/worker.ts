// The worker of the floor: the options of our own, on a queue of its own.
import { NativeConnection, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { readConfig, requireSetting } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { connectionOptions } from '../../engine/connect.ts';
import { installRuntime, openLogger } from '../../worker/logger.ts';
import { PROJECT_WORKER } from '../../worker/workers.ts';
import { answerParent } from '../parent.ts';
import { FLOOR_QUEUE, type FloorActivities } from './contract.ts';
import { insertFloorLine } from './table.ts';

const config = readConfig();
installRuntime(openLogger('warn'));
const pool = openPool(requireSetting(config, 'databaseUrl'), { name: 'floor' });
const quiet = { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error, log() {} };
const [connection, workflowBundle] = await Promise.all([
  NativeConnection.connect(connectionOptions(config)),
  bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)), logger: quiet }),
]);
const activities: FloorActivities = { insertLine: (line) => insertFloorLine(pool, line) };
const worker = await Worker.create({
  ...PROJECT_WORKER,
  connection,
  namespace: config.temporalNamespace,
  taskQueue: FLOOR_QUEUE,
  workflowBundle,
  activities,
});
const running = worker.run();

answerParent({
  stop: async () => {
    worker.shutdown();
    await running;
    await connection.close();
    await pool.end();
  },
});

/** The embedded Temporal server with its web page: one process, kept in one SQLite file. */
import path from 'node:path';
import { connect } from 'node:net';
import { findEngine } from './engine-binary.ts';
import type { Part } from './part.ts';
import type { Say } from './progress.ts';

export interface EngineOptions {
  readonly folder: string;
  /** Where the binary is kept; several stacks may share one. */
  readonly binaryFolder?: string;
  readonly port: number;
  readonly uiPort: number;
  /** Where the page has sealed payloads opened. */
  readonly codecEndpoint?: string;
  /** More of its dynamic configuration: `key=JSON`. */
  readonly settings?: readonly string[];
  readonly say: Say;
  readonly whenReady?: () => Promise<void>;
}

/** The part that runs the Temporal server. */
export function enginePart(options: EngineOptions): Part {
  const { folder, binaryFolder = folder, port, uiPort, say, whenReady } = options;
  let binary = '';
  return {
    name: 'temporal',
    title: 'Temporal',
    ports: [
      { port, variable: 'DUBAN_TEMPORAL_PORT', purpose: 'Temporal' },
      { port: uiPort, variable: 'DUBAN_UI_PORT', purpose: 'Temporal 网页界面' },
    ],
    prepare: async (signal) => {
      binary = await findEngine(binaryFolder, say, signal);
    },
    command: () => ({ file: binary, args: serverArguments(options) }),
    isReady: () => isListening(port),
    whenReady,
  };
}

export function serverArguments({ folder, port, uiPort, codecEndpoint, settings = [] }: EngineOptions): string[] {
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--ui-port',
      String(uiPort),
      '--db-filename',
      path.join(folder, 'temporal.sqlite'),
    ],
    ...(codecEndpoint === undefined ? [] : ['--ui-codec-endpoint', codecEndpoint]),
    // With these two it does three times as many wakes a second; a killed process still loses no commit.
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
    ...['--log-level', 'error', '--ui-disable-news-fetch'],
    // Rehearsals live years in minutes. The key has two names, by version of the server; of the one it does not know it
    // takes no notice.
    ...dynamically('frontend.WorkflowTimeSkippingEnabled=true'),
    ...dynamically('system.workflowTimeSkippingEnabled=true'),
    // Every first task of a run and every ordinary activity waits for the next look at the queue: by default 50 ms apart.
    ...dynamically('history.transferProcessorMaxPollRPS=200'),
    // A question that travels with the task of an act may wedge its dossier (ADR 13): none waits for the next task.
    ...dynamically('history.MaxBufferedQueryCount=0'),
    ...settings.flatMap(dynamically),
  ];
}

const dynamically = (setting: string): string[] => ['--dynamic-config-value', setting];

/** Listening is enough here: what comes next asks the server itself until it answers. */
function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

// The stack that a trial lays down for itself: in its folder, at ports that are free, mails to its own server, and every
// day of it a working day.
import path from 'node:path';
import { readConfig, type Config } from '../config.ts';
import type { Part } from '../dev/stack/part.ts';
import { freePorts } from '../dev/stack/ports.ts';
import { apiPart, workerPart } from '../dev/stack/programs.ts';
import type { StackAddresses } from '../dev/stack/stack-addresses.ts';
import { startStack, type Stack } from '../dev/stack/stack.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/lifecycle/contract.ts';
import { Client } from './chaos/client.ts';
import { workThroughTheTrial } from './working-days.ts';

export interface Ports {
  postgres: number;
  temporal: number;
  ui: number;
  api: number;
}

export async function freeStackPorts(): Promise<Ports> {
  const [postgres, temporal, ui, api] = (await freePorts(4)) as [number, number, number, number];
  return { postgres, temporal, ui, api };
}

export interface Place {
  /** Made by the caller, removed by the caller. */
  folder: string;
  /** Where binaries and bundles are kept. */
  home: string;
  workflowBundle: string;
  say: (line: string) => void;
}

export interface TrialOptions extends Place {
  smtpPort: number;
  /** Free ones if absent. */
  ports?: Ports;
  /** What is set otherwise than in production. */
  settings?: Readonly<Record<string, string | undefined>>;
  /** One worker and one API if absent. */
  programs?: (config: Config, addresses: StackAddresses) => Part[];
}

export interface TrialStack {
  stack: Stack;
  config: Config;
}

const workerAndApi = (config: Config, addresses: StackAddresses): Part[] => [
  workerPart(config, addresses),
  apiPart(config, addresses),
];

export async function startTrialStack(options: TrialOptions): Promise<TrialStack> {
  const { home, say, programs = workerAndApi } = options;
  const config = configOf(options, options.ports ?? (await freeStackPorts()));
  const stack = await startStack({
    config,
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    binaryFolder: home,
    mail: false,
    programs: (addresses) => programs(config, addresses),
  });
  await workThroughTheTrial(stack.database.apiUrl, say);
  return { stack, config };
}

/** Calls the API of the trial, and keeps what it sent. */
export const clientOf = ({ stack, config }: TrialStack): Client =>
  new Client(`http://127.0.0.1:${config.apiPort}`, stack.tokenSecret, path.join(config.folder, 'sent.ndjson'));

const configOf = ({ folder, workflowBundle, smtpPort, settings }: TrialOptions, ports: Ports): Config =>
  readConfig({
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    DUBAN_FOLDER: folder,
    DUBAN_PG_PORT: String(ports.postgres),
    DUBAN_TEMPORAL_PORT: String(ports.temporal),
    DUBAN_UI_PORT: String(ports.ui),
    DUBAN_API_PORT: String(ports.api),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    WORKFLOW_BUNDLE: workflowBundle,
    ...settings,
  });

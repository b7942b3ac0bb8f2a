/** Our own two programs as parts of the embedded stack, run from their sources. */
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import { engineSettings } from '../../settings/engine.ts';
import { byValue } from '../../settings/sources.ts';
import { argumentsFor } from './program-files.ts';
import { answers, hasWritten } from './readiness.ts';
import type { Part } from './part.ts';
import type { StackAddresses } from './stack-addresses.ts';

/** What the worker writes when it polls; here we wait for it. */
const workerIsReady = 'duban worker ready';

/** `program`: one that goes on to be the worker of production. */
export function workerPart(config: Config, addresses: StackAddresses, program = 'worker/main.ts'): Part {
  return {
    name: 'worker',
    title: 'worker',
    command: () => ({
      ...fromSource(program),
      env: byValue({
        ...sharedSettings(config, addresses),
        DATABASE_URL: addresses.database.workerUrl,
        SMTP_URL: addresses.smtpUrl,
        SMTP_ANSWER_SECONDS: String(config.smtpAnswerSeconds),
        SMTP_EHLO_NAME: config.smtpName,
        DUBAN_MAIL_REQUIRED: String(config.mailRequired),
        MAIL_FROM: config.mailFrom,
        MAIL_DOMAIN: config.mailDomain,
        MAIL_REPLY_TO: config.mailReplyTo,
        DUBAN_WORKER_METRICS_PORT: config.workerMetricsPort?.toString(),
        DUBAN_SDK_METRICS_PORT: config.sdkMetricsPort?.toString(),
        DUBAN_METRICS_HOST: config.metricsHost,
      }),
    }),
    isReady: (run) => hasWritten(run, workerIsReady),
    // It lets the workflow tasks and local activities in hand finish.
    stop: { withinMs: 15_000 },
  };
}

export function apiPart(config: Config, addresses: StackAddresses): Part {
  return {
    name: 'api',
    title: 'API',
    ports: [{ port: config.apiPort, variable: 'DUBAN_API_PORT', purpose: 'API' }],
    command: () => ({
      ...fromSource('api/main.ts'),
      env: byValue({
        ...sharedSettings(config, addresses),
        DATABASE_API_URL: addresses.database.apiUrl,
        DUBAN_HOST: config.host,
        DUBAN_API_PORT: String(config.apiPort),
        DUBAN_METRICS_PORT: config.metricsPort?.toString(),
        // No proxy stands before it that would have to find out.
        DUBAN_STOP_PAUSE_SECONDS: '0',
        DUBAN_METRICS_HOST: config.metricsHost,
        DUBAN_TRUSTED_PROXIES: config.trustedProxies?.join(','),
        DUBAN_TOKEN_SECRET: addresses.tokenSecret,
        OIDC_ISSUER: config.oidcIssuer,
        OIDC_AUDIENCE: config.oidcAudience,
        OIDC_TOKEN_HOURS: String(config.tokenHours),
      }),
    }),
    // Not `/readyz`: that asks for every other part as well, and those are waited for by themselves.
    isReady: () => answers(`http://127.0.0.1:${config.apiPort}/healthz`),
  };
}

function sharedSettings(config: Config, addresses: StackAddresses): Record<string, string | undefined> {
  return {
    NODE_ENV: 'development',
    LOG_LEVEL: config.logLevel,
    ...engineVariables(config),
    DUBAN_FOLDER: addresses.folder,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: addresses.temporalNamespace,
    TEMPORAL_UI_URL: addresses.temporalUiUrl,
    WORKFLOW_BUNDLE: config.workflowBundle,
    WORKFLOW_STACKS: config.workflowStacks,
    WORKFLOW_THREADS: config.workflowThreads,
    DUBAN_SEALING_KEYS: addresses.sealingKeys,
    // Each program gets the one database role it needs, and none gets the owner.
    DATABASE_OWNER_URL: undefined,
    DATABASE_URL: undefined,
    DATABASE_API_URL: undefined,
    DUBAN_TOKEN_SECRET: undefined,
  };
}

function engineVariables(config: Config): Record<string, string | undefined> {
  const names = Object.entries(engineSettings) as [keyof typeof engineSettings, { variable: string }][];
  return Object.fromEntries(names.map(([name, { variable }]) => [variable, config[name]]));
}

function fromSource(program: string): { file: string; args: string[]; cwd: string } {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  return { file: process.execPath, args: argumentsFor(program), cwd: root };
}

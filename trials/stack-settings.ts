// The settings of a stack that a trial lays down for itself: in its folder, at ports that are free, mails to its own
// server.
import { readConfig, type Config } from '../config.ts';
import { freePorts } from '../dev/stack/ports.ts';

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

interface Place {
  folder: string;
  workflowBundle: string;
  smtpPort: number;
  /** Without it the default, as long as production waits. */
  smtpAnswerSeconds?: number;
}

export const stackSettings = (
  { postgres, temporal, ui, api }: Ports,
  { folder, workflowBundle, smtpPort, smtpAnswerSeconds }: Place,
): Config =>
  readConfig({
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    DUBAN_FOLDER: folder,
    DUBAN_PG_PORT: String(postgres),
    DUBAN_TEMPORAL_PORT: String(temporal),
    DUBAN_UI_PORT: String(ui),
    DUBAN_API_PORT: String(api),
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    SMTP_ANSWER_SECONDS: smtpAnswerSeconds?.toString(),
    WORKFLOW_BUNDLE: workflowBundle,
  });

/** Catches every mail of the embedded stack and shows it on a page; nothing leaves the machine. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers } from './readiness.ts';
import type { Part } from './part.ts';

export interface MailCatcherOptions {
  readonly folder: string;
  readonly smtpPort: number;
  readonly webPort: number;
}

/** The part that catches mail; the mails stay in `<folder>/mail` and are shown again after a restart. */
export function mailCatcherPart({ folder, smtpPort, webPort }: MailCatcherOptions): Part {
  return {
    name: 'mail',
    title: '本地收信',
    ports: [
      { port: smtpPort, variable: 'DUBAN_SMTP_PORT', purpose: '本地收信 SMTP' },
      { port: webPort, variable: 'DUBAN_MAIL_PORT', purpose: '本地收信页面' },
    ],
    command: () => ({
      file: process.execPath,
      args: [
        fileURLToPath(new URL('../../node_modules/maildev/dist/bin/maildev.js', import.meta.url)),
        ...['--ip', '127.0.0.1', '--smtp', String(smtpPort), '--web-ip', '127.0.0.1', '--web', String(webPort)],
        ...['--mail-directory', path.join(folder, 'mail')],
      ],
    }),
    isReady: () => answers(`http://127.0.0.1:${webPort}/api/healthz`),
  };
}

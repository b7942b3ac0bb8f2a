/** docker-compose.yml as the authors of its format read it, without Docker. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeText, composeVariables } from './compose-file.ts';
import { withPatience, type Say } from '../../stack/progress.ts';
import { runCommand } from '../../stack/run-command.ts';

const PARSER = 'github.com/compose-spec/compose-go/v2/cmd@v2.16.2';
/** The first time it is fetched and compiled. */
const WITHIN_MS = 300_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Twice: as it stands, and filled in. This command of the parser does not hand its environment on to the file, so that
 * every variable
 * counts as missing (the library, and with it Docker, does): left to itself it refuses any `${NAME:?…}`.
 */
export async function checkComposeFile(say: Say): Promise<void> {
  await withPatience(say, '原文', parse('--no-interpolation', 'docker-compose.yml'));
  const given = Object.fromEntries(composeVariables().map(({ name, fallback }) => [name, fallback ?? 'given']));
  const filledIn = path.join(root, '.duban', 'check-host', 'docker-compose.yml');
  mkdirSync(path.dirname(filledIn), { recursive: true });
  writeFileSync(filledIn, composeText(given));
  const model = await parse(filledIn);
  rmSync(filledIn);
  say(`解析无误：${[...model.matchAll(/^ {8}image: (.+)$/gm)].map(([, image]) => image).join(' ')}`);
}

function parse(...args: string[]): Promise<string> {
  return runCommand('go', ['run', PARSER, ...args], { cwd: root, timeoutMs: WITHIN_MS });
}

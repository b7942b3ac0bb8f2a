/** PostgreSQL and the engine to be thrown away: in a folder of their own, on free ports, without mail. */
import { readConfig, type Config } from '../../config.ts';
import { freePorts } from './ports.ts';
import { startStack, type Stack, type StackOptions } from './stack.ts';

interface OwnStackOptions extends Pick<StackOptions, 'searchAttributes' | 'say' | 'binaryFolder' | 'engineSettings'> {
  readonly folder: string;
  /** More settings, by the names of `config.ts`. */
  readonly settings?: Record<string, string>;
}

/** Nothing of the caller's environment may lead it to somebody's real database or engine. */
export async function startOwnStack({
  folder,
  settings,
  ...options
}: OwnStackOptions): Promise<{ config: Config; stack: Stack }> {
  const [postgres, temporal, ui] = await freePorts(3);
  const config = readConfig({
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    DUBAN_PG_PORT: String(postgres),
    DUBAN_TEMPORAL_PORT: String(temporal),
    DUBAN_UI_PORT: String(ui),
    ...settings,
  });
  return { config, stack: await startStack({ ...options, config, durable: false, mail: false }) };
}

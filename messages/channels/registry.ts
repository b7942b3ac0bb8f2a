// Every channel there is. One more is a file beside this one, a line here, and its setting in config.ts.
import type { Channel } from './channel.ts';
import { mail } from './mail.ts';

export const CHANNELS = [mail] as const satisfies readonly Channel<never>[];

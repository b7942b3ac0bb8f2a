// The channels that are set up in this process.
import type { Channel, Sender } from './channel.ts';
import { CHANNELS } from './registry.ts';

/** The settings of all channels together. */
export type ChannelSettings = Together<(typeof CHANNELS)[number]>;
type Together<All> = (All extends Channel<infer Settings> ? (one: Settings) => void : never) extends (
  all: infer Every,
) => void
  ? Every
  : never;

/**
 * All of them named, also those that are not set: what whoever has the settings must have. So the compiler finds a channel
 * whose setting config.ts does not know.
 */
export type EveryChannelSetting = { readonly [Name in keyof Required<ChannelSettings>]: ChannelSettings[Name] };

export interface OpenChannel {
  channel: Omit<Channel<never>, 'open'>;
  sender: Sender;
}

/** By name. */
export type OpenChannels = ReadonlyMap<string, OpenChannel>;

export function openChannels(settings: ChannelSettings): OpenChannels {
  const open = CHANNELS.map((channel) => ({ channel, sender: channel.open(settings) }));
  return new Map(open.flatMap(({ channel, sender }) => (sender ? [[channel.name, { channel, sender }]] : [])));
}

/** Throws where it is closed, and says how to open it. */
export function openChannelNamed(channels: OpenChannels, name: string): OpenChannel {
  const open = channels.get(name);
  if (open) return open;
  const closed = CHANNELS.find((channel) => channel.name === name);
  throw new Error(closed ? `渠道「${closed.title}」没有开通，请设置 ${closed.openedBy}` : `没有渠道 ${name}`);
}

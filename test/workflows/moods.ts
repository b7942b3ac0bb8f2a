// Test support: the open channels of a post office, whose other sides can be told how to take the next letters to an
// address. What is taken goes to the real server.
import { Deferred, OutcomeUnknown, TooLarge, Undeliverable, type Sender } from '../../messages/channels/channel.ts';
import type { OpenChannels } from '../../messages/channels/open.ts';

/** `unknown`: the letter arrives, and its answer does not. */
export type Mood = 'takes' | 'unknown' | 'defers' | 'away' | 'large' | 'gone';

export class Moods {
  readonly #once = new Map<string, Mood[]>();
  readonly #always = new Map<string, Mood>();
  readonly channels: OpenChannels;

  constructor(open: OpenChannels) {
    this.channels = new Map(
      [...open].map(([name, { channel, sender }]) => [name, { channel, sender: this.#moody(sender) }]),
    );
  }

  next(address: string, ...moods: Mood[]): void {
    this.#once.set(address, moods);
  }

  /** Until told otherwise. */
  always(address: string, mood: Mood): void {
    this.#always.set(address, mood);
  }

  #moody(sender: Sender): Sender {
    return {
      close: () => sender.close(),
      send: async (outgoing, beat) => {
        const { address } = outgoing.to;
        switch (this.#once.get(address)?.shift() ?? this.#always.get(address) ?? 'takes') {
          case 'defers':
            throw new Deferred('对方邮件系统因策略暂不接收：554 5.7.1 relay denied', '554 5.7.1');
          case 'away':
            throw new Error('connect ECONNREFUSED 127.0.0.1:25');
          case 'large':
            throw new TooLarge('邮件过大：552 5.3.4 message too big');
          case 'gone':
            throw new Undeliverable('收件地址不存在：550 5.1.1 no such user');
          case 'unknown':
            await sender.send(outgoing, beat);
            throw new OutcomeUnknown('邮件已送出，对方未答复，是否收到不明');
          case 'takes':
            return sender.send(outgoing, beat);
        }
      },
    };
  }
}

// What a channel is, and all that anybody else knows of it. The inbox is none: it is a reading of the outbox itself.
import type { z } from 'zod';

/** `Settings`: those of config.ts that it is opened from. */
export interface Channel<Settings> {
  /** Key of a contact's address and of every delivery: stands in rows, and so never changes. */
  readonly name: string;
  /** In Chinese. */
  readonly title: string;
  /** The variable that opens it, for whoever finds it closed. */
  readonly openedBy: string;
  readonly address: z.ZodType<string>;
  /** What is rendered for it: `short` is one line for all, where there is little room. */
  readonly takes: 'html' | 'text' | 'short';
  /** UTF-8, of all that is rendered: what is larger goes out as several deliveries. */
  readonly maxBytes: number;
  /** Undefined where it is not set up. Nothing is connected yet. */
  open(settings: Settings): Sender | undefined;
}

export interface Sender {
  /**
   * Returns when the other side has taken it; throws one of the errors below, or anything else for what may pass. `beat`
   * is called at least every 10 s while it waits.
   */
  send(outgoing: Outgoing, beat?: () => void): Promise<void>;
  close(): void;
}

/** One frozen delivery: word for word the same at every attempt. */
export interface Outgoing {
  /** Handed on, so that the other side can recognise a repeat. */
  id: string;
  /** Epoch ms. */
  datedAt: number;
  to: { name: string; address: string };
  subject: string;
  /** The one line where the channel takes `short`. */
  text: string;
  /** Empty where the channel takes text. */
  html: string;
}

/** The address does not exist: final. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** Refused for its size: to be split, and the parts sent. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** All was sent and no answer came: it may have arrived. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** Put off by the other side: `message` says why in one Chinese sentence, `code` is that of its reply. */
export class Deferred extends Error {
  override readonly name = 'Deferred';
  readonly code: string | undefined;

  constructor(message: string, code?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

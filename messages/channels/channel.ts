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

/** An attempt gives up by itself within this time, whatever the other side does. */
export const LONGEST_ATTEMPT_MS = 20 * 60_000;
/** How often `beat` is called at the least. */
export const BEAT_MS = 10_000;

export interface Sender {
  /**
   * Returns when the other side has taken it. Throws `Undeliverable`, `TooLarge` or `OutcomeUnknown`, and `Deferred` or
   * anything else for what is to be tried again. `beat` tells whoever waits that the attempt is alive.
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
  /** Names the one dossier that all of it is about, so that its deliveries can be shown together. */
  thread?: string | undefined;
}

/** `message` of each is for people: one Chinese sentence on what happened and what to do, the other side's words last. */
abstract class NotTaken extends Error {
  constructor(
    message: string,
    /** Of the reply, e.g. `554 5.7.1`, or of the network, e.g. `ECONNREFUSED`. */
    readonly code?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The address does not exist: trying again is of no use. */
export class Undeliverable extends NotTaken {
  override readonly name = 'Undeliverable';
}

/** Refused for its size: its messages are to go out in smaller parts. */
export class TooLarge extends NotTaken {
  override readonly name = 'TooLarge';
}

/** All was handed over and no answer came: it may have arrived, so it is repeated rarely. */
export class OutcomeUnknown extends NotTaken {
  override readonly name = 'OutcomeUnknown';
}

/** Not taken now; it is tried again. */
export class Deferred extends NotTaken {
  override readonly name = 'Deferred';
}

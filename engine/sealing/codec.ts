// Seals payloads with AES-256-GCM under the current key, and opens what any of the keys has sealed.
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { SealingKey } from '../../settings/forms.ts';
import { unsealedMark, type UnsealedMark } from '../../workflows/sealing/contract.ts';

/** The names that the field has given to them. */
const ENCODING = 'encoding';
const KEY_ID = 'encryption-key-id';
const SEALED = 'binary/encrypted';

const CIPHER = 'aes-256-gcm';
/** 96 bits: what GCM was made for. By chance two are alike after 2^48 payloads under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/** Whether it says of itself that it is sealed. */
export const isSealed = ({ metadata }: Payload): boolean => text(metadata?.[ENCODING]) === SEALED;

/** Id of the key that a sealed payload names. */
export const keyIdOf = (payload: Payload): string | undefined =>
  isSealed(payload) ? text(payload.metadata?.[KEY_ID]) : undefined;

export class SealingCodec implements PayloadCodec {
  private readonly current: SealingKey;
  private readonly keys: ReadonlyMap<string, KeyObject>;

  /** The first seals, all of them open. */
  constructor(keys: readonly SealingKey[]) {
    this.current = keys[0]!;
    this.keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.sealed(payload)));
  }

  /** Never fails: what cannot be opened becomes a mark that says why. */
  decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.resolve(payloads.map((payload) => this.opened(payload)));
  }

  private sealed(payload: Payload): Payload {
    const { id, key } = this.current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce);
    cipher.setAAD(Buffer.from(id));
    const inside = cipher.update(proto.temporal.api.common.v1.Payload.encode(payload).finish());
    const data = Buffer.concat([nonce, inside, cipher.final(), cipher.getAuthTag()]);
    return { metadata: { [ENCODING]: Buffer.from(SEALED), [KEY_ID]: Buffer.from(id) }, data };
  }

  private opened(payload: Payload): Payload {
    const id = keyIdOf(payload);
    if (id === undefined) return marked(unsealedMark('plain'));
    const key = this.keys.get(id);
    if (!key) return marked(unsealedMark('unknownKey', id.slice(0, 64)));
    try {
      const data = Buffer.from(payload.data ?? []);
      const decipher = createDecipheriv(CIPHER, key, data.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(id));
      decipher.setAuthTag(data.subarray(-TAG_BYTES));
      const inside = [decipher.update(data.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()];
      return proto.temporal.api.common.v1.Payload.decode(Buffer.concat(inside));
    } catch {
      return marked(unsealedMark('broken', id));
    }
  }
}

const marked = (mark: UnsealedMark): Payload => defaultPayloadConverter.toPayload({ ...mark });

// I17: what is sealed can be opened with its key alone; whatever else is brought to be opened becomes a mark, never an
// error.
import fc from 'fast-check';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
// test support
import { FALSE_K1, K1, K2 } from './keys.ts';
// under test
import { ConfigError, readConfig } from '../../config.ts';
import { keyIdOf, SealingCodec } from '../../engine/sealing/codec.ts';
import { writtenSealingKeys } from '../../settings/forms.ts';
import { isUnsealed } from '../../workflows/sealing/contract.ts';

const codecOf = (keys: string) => new SealingCodec(readConfig({ DUBAN_SEALING_KEYS: keys }).sealingKeys!);
const payloadOf = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload!);
const first = codecOf(K1);

describe('the codec', () => {
  it('I17: opens what it sealed, and seals the same differently each time', async () => {
    const values = ['金丝雀', { facts: { name: '智慧医院' } }, 5, null, '', undefined];
    const sealed = await first.encode(values.map(payloadOf));
    expect((await first.decode(sealed)).map(valueOf)).toEqual(values);
    expect(JSON.stringify(sealed)).not.toContain('json/plain');
    const again = await first.encode(values.map(payloadOf));
    sealed.forEach(({ data }, index) => expect(Buffer.from(data!)).not.toEqual(Buffer.from(again[index]!.data!)));
  });

  it('I17: seals with the first key, names it, and opens with every one', async () => {
    const old = await first.encode([payloadOf('旧')]);
    const both = codecOf(`${K2},${K1}`);
    const young = await both.encode([payloadOf('新')]);
    expect([...old, ...young].map(keyIdOf)).toEqual(['k1', 'k2']);
    expect((await both.decode([...old, ...young])).map(valueOf)).toEqual(['旧', '新']);
  });

  it('I17: makes marks of what is not sealed, of unknown keys, and of whatever was changed by one bit', async () => {
    const [sealed] = await first.encode([payloadOf('内容')]);
    const data = Buffer.from(sealed!.data!);
    const turned = Array.from({ length: data.length * 8 }, (_, bit) => {
      const changed = Buffer.from(data);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      return { metadata: sealed!.metadata, data: changed };
    });
    const cut = Array.from({ length: data.length }, (_, length) => ({
      metadata: sealed!.metadata,
      data: data.subarray(0, length),
    }));
    const [stranger] = await codecOf(K2).encode([payloadOf('内容')]);
    const [falseOne] = await codecOf(FALSE_K1).encode([payloadOf('内容')]);
    // Under the name of another key of ours.
    const renamed = { metadata: { ...sealed!.metadata, 'encryption-key-id': Buffer.from('k2') }, data };
    const strange = [payloadOf('内容'), payloadOf(null), stranger!, falseOne!, renamed, { metadata: sealed!.metadata }];
    const values = (await codecOf(K1).decode([...turned, ...cut, ...strange])).map(valueOf);
    expect(values.filter((value) => !isUnsealed(value))).toEqual([]);
    expect(values.slice(-strange.length)).toEqual([
      { 'duban/unsealed': 'plain' },
      { 'duban/unsealed': 'plain' },
      { 'duban/unsealed': 'unknownKey', key: 'k2' },
      { 'duban/unsealed': 'broken', key: 'k1' },
      { 'duban/unsealed': 'unknownKey', key: 'k2' },
      { 'duban/unsealed': 'broken', key: 'k1' },
    ]);
    expect((await codecOf(`${K1},${K2}`).decode([renamed])).map(valueOf)).toEqual([
      { 'duban/unsealed': 'broken', key: 'k2' },
    ]);
  });

  it('I17: fails on nothing, whatever a payload is made of', async () => {
    const bytes = fc.uint8Array({ maxLength: 64 });
    const payload = fc.record(
      {
        metadata: fc.oneof(
          fc.dictionary(fc.constantFrom('encoding', 'encryption-key-id', 'x'), bytes),
          fc.constant({ encoding: Buffer.from('binary/encrypted'), 'encryption-key-id': Buffer.from('k1') }),
          fc.constant(null),
        ),
        data: fc.oneof(bytes, fc.constant(null)),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(payload, { maxLength: 4 }), async (payloads) => {
        const opened = await first.decode(payloads);
        expect(opened.map(valueOf).filter((value) => !isUnsealed(value))).toEqual([]);
        expect(opened).toHaveLength(payloads.length);
      }),
    );
  });
});

describe('the setting of the keys', () => {
  it.each([
    'k1',
    'k1:',
    `K1:${K1.split(':')[1]}`,
    `k1:${Buffer.alloc(16).toString('base64')}`,
    `k1:${Buffer.alloc(33).toString('base64')}`,
    `${K1};${K2}`,
    `${K1},`,
    `${K1},${FALSE_K1}`,
    `${'k'.repeat(33)}:${K1.split(':')[1]}`,
  ])('I17: is refused where it is %s, and never repeated', (given) => {
    const read = () => readConfig({ DUBAN_SEALING_KEYS: given });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/^设置有误：DUBAN_SEALING_KEYS：/);
    expect(read).not.toThrow(given);
  });

  it('I17: is written for another program as it was read', () => {
    const { sealingKeys } = readConfig({ DUBAN_SEALING_KEYS: ` ${K2} , ${K1}` });
    expect(writtenSealingKeys(sealingKeys!)).toBe(`${K2},${K1}`);
    expect(readConfig({ DUBAN_SEALING_KEYS: '' }).sealingKeys).toBeUndefined();
  });
});

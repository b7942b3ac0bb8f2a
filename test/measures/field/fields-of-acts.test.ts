// test support
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
// under test
import { alternativesOf, fieldOf, membersOf, required } from '../../../measures/field/field.ts';
import { allKinds } from '../../../measures/register.ts';
import { DOCUMENT_KIND_NAMES, DOCUMENT_KINDS } from '../../../measures/vocabulary.ts';

/** Every schema inside, the root aside, with the way to it. */
function* within(schema: z.core.$ZodType, path: string): Generator<[path: string, schema: z.core.$ZodType]> {
  for (const alternative of alternativesOf(schema)) {
    for (const [name, member] of membersOf(alternative)) {
      yield [`${path}.${name}`, member];
      yield* within(member, `${path}.${name}`);
    }
    if (alternative instanceof z.ZodArray) {
      yield [`${path}[]`, alternative.element];
      yield* within(alternative.element, `${path}[]`);
    }
  }
}
const ACTS = allKinds().flatMap(({ acts }) => acts);
const all = ACTS.flatMap((act) => [...within(act.input, act.name)]);

/** Which kind stands for which schema. */
const TYPE_OF_KIND: Record<string, z.core.$ZodTypeDef['type'][]> = {
  money: ['string'],
  date: ['string'],
  year: ['string'],
  line: ['string'],
  text: ['string'],
  document: ['string'],
  party: ['string'],
  number: ['number'],
  ledgerNumber: ['number'],
  yesNo: ['boolean'],
  choice: ['enum', 'literal'],
  choices: ['array'],
  documents: ['array'],
  list: ['array'],
  group: ['object', 'union'],
};

describe('every field of every act', () => {
  it('has a Chinese label and a kind that fits its schema', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const [path, schema] of all) {
      const field = fieldOf(schema);
      expect([path, field?.label]).toEqual([path, expect.stringMatching(/^[\u4e00-\u9fff（）、]+$/)]);
      expect([path, TYPE_OF_KIND[field!.kind]]).toEqual([
        path,
        expect.arrayContaining([(required(schema) as z.ZodType).def.type]),
      ]);
    }
  });

  it('of one act has a label of its own, but for what several alternatives share', () => {
    for (const { name, input } of ACTS)
      for (const alternative of alternativesOf(input)) {
        const labels = membersOf(alternative).map(([, member]) => fieldOf(member)!.label);
        expect([name, new Set(labels).size]).toEqual([name, labels.length]);
      }
  });

  it('that is a choice has a Chinese name for each value it takes', () => {
    for (const [path, schema] of all) {
      const field = fieldOf(schema);
      const inner = required(schema);
      if (field?.kind !== 'choice' || !(inner instanceof z.ZodEnum)) continue;
      expect([path, Object.keys(field.names).sort()]).toEqual([path, inner.options.map(String).sort()]);
      for (const name of Object.values(field.names)) expect(name).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

it('names among its documents all that the guards of the act ask for', () => {
  for (const act of ACTS) {
    const cites = all
      .filter(([path]) => path.startsWith(`${act.name}.`))
      .flatMap(([, schema]) => {
        const field = fieldOf(schema);
        return field?.kind === 'documents' ? field.documentKinds : [];
      });
    const asked = DOCUMENT_KINDS.filter((kind) =>
      act.guards.some(({ asks }) => asks.startsWith('提交') && asks.includes(`「${DOCUMENT_KIND_NAMES[kind]}」`)),
    );
    expect([act.name, asked.filter((kind) => !cites.includes(kind))]).toEqual([act.name, []]);
  }
});

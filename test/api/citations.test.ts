// What an act cites and names is looked up wherever it stands in the input: also in the groups of a list.
// test support
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
// under test
import { namedIn, referencesFrom } from '../../api/acts/references.ts';
import { Problem } from '../../api/http/problem.ts';
import { filledIn } from '../../measures/field/field.ts';
import { documents, group, line, listOf, party } from '../../measures/field/kinds.ts';

const INPUT = z.strictObject({
  documents: documents([], '总体材料'),
  checks: listOf(
    '检查事项',
    group('事项', {
      name: line('名称', 100),
      by: party('检查单位', 'company').optional(),
      papers: group('附件', { documents: documents([], '附件材料') }),
    }),
  ),
});
const input = {
  documents: ['d-1'],
  checks: [
    { name: '机房', papers: { documents: ['d-2'] } },
    { name: '网络', by: 'company-testers', papers: { documents: ['d-2', 'd-3'] } },
  ],
};
const filled = filledIn(INPUT, input);
const row = (id: string) => ({ id, kind: 'other' as const, sha256: id, party: 'unit-a', name: id, reference: id });
const actor = { sub: 'a', party: 'unit-a', roles: ['handler' as const] };
const looking = (ids: string[], registered: string[]) =>
  referencesFrom({ actor, partakers: ['unit-a'] }, filled, {
    documents: ids.map(row),
    registered,
    standing: { blocks: [] },
  });

describe('documents and parties in the groups of a list', () => {
  it('are looked up with those beside it', () =>
    expect(namedIn(filled)).toEqual({ documents: ['d-1', 'd-2', 'd-2', 'd-3'], parties: ['company-testers'] }));

  it('are references of the act', () =>
    expect(looking(['d-1', 'd-2', 'd-3'], ['company-testers']).documents.map(({ id }) => id)).toEqual([
      'd-1',
      'd-2',
      'd-3',
    ]));

  it.each([
    ['a document', ['d-1', 'd-2'], ['company-testers'], '/checks/1/papers/documents/1', '附件材料'],
    ['a party', ['d-1', 'd-2', 'd-3'], [], '/checks/1/by', '检查单位'],
  ])('are refused at their place where one stands for nothing: %s', (_, ids, registered, pointer, label) => {
    const refusing = (): unknown => looking(ids, registered);
    expect(refusing).toThrow(Problem);
    try {
      refusing();
    } catch (error) {
      const { errors } = (error as Problem).particulars;
      expect(errors).toMatchObject([{ pointer, says: expect.stringContaining(label) }]);
    }
  });
});

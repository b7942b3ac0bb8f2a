import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { inputOf } from '../activities/recording.ts';
import { blockedUnit } from '../activities/unit-life.ts';
import { opened } from '../activities/written-life.ts';
import { projectId } from '../dossier-names.ts';
import { ownDatabase, type OwnDatabase } from './databases.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { nextCode } from '../../database/dossier.ts';
import { insertDocument, readDocuments } from '../../database/document.ts';
import { putParty, readParties } from '../../database/party.ts';
import { inTransaction } from '../../database/pool.ts';
import { enterRequest, keepAnswer, readRequest } from '../../database/request.ts';
import {
  putDepartmentPlan,
  putNextVersion,
  readDepartmentPlan,
  readLatestVersion,
  readStanding,
  standingFrom,
} from '../../database/standing.ts';
import { readGroundFor } from '../../database/visible.ts';
import { comparableName } from '../../measures/field/written.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_entries');
});
afterAll(() => database.drop());

const put = (party: Partial<Parameters<typeof putParty>[1]> & { id: string }, expected?: number) =>
  inTransaction(database.api, (db) =>
    putParty(db, { name: '某单位', kind: 'unit', contacts: [], updatedBy: 'tester', ...party }, expected),
  );

describe('parties', () => {
  it('take a new version with all their contacts, unless another version is in force', async () => {
    const contact = { post: 'handler', name: '李工', addresses: { mail: 'li@example.org' } } as const;
    await put({ id: 'department-culture', kind: 'department', name: '市文化旅游委' });
    expect(await put({ id: 'unit-archive', department: 'department-culture', contacts: [contact] }, 0)).toMatchObject({
      version: 1,
      contacts: [contact],
    });
    expect(await put({ id: 'unit-archive', name: '市档案馆' }, 1)).toMatchObject({
      version: 2,
      name: '市档案馆',
      contacts: [],
    });
    expect(await put({ id: 'unit-archive', name: '别名' }, 1)).toBeUndefined();
    expect(await put({ id: 'unit-archive', name: '别名' }, 0)).toBeUndefined();
    expect(await put({ id: 'unit-unknown' }, 3)).toBeUndefined();
    const found = await readParties(database.api, ['unit-archive', 'department-culture', 'unit-unknown']);
    expect(found.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'department-culture 市文化旅游委',
      'unit-archive 市档案馆',
    ]);
  });
});

describe('documents', () => {
  it('are found in the order they are cited in', async () => {
    for (const id of ['d1', 'd2'])
      await insertDocument(database.api, {
        id,
        kind: 'evidence',
        name: id,
        sha256: 'a',
        reference: 'r',
        party: 'unit-archive',
        createdBy: 'tester',
      });
    expect((await readDocuments(database.api, ['d2', 'none', 'd1'])).map(({ id }) => id)).toEqual(['d2', 'd1']);
  });
});

describe('requests', () => {
  it('belong to the first body under a key, also when many come at once', async () => {
    const enter = (bodyHash: string, code: string) =>
      enterRequest(database.api, { key: 'k', party: 'unit-archive', bodyHash, opens: projectId(code) });
    const entered = await Promise.all(['a', 'b', 'c', 'd'].map((hash) => enter(hash, `CQ-${hash}`)));
    expect(entered.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(entered.map(({ bodyHash, code }) => `${bodyHash} ${code}`)).size).toBe(1);
    await keepAnswer(database.api, 'unit-archive', 'k', { status: 201 });
    expect(await readRequest(database.api, 'unit-archive', 'k')).toMatchObject({ answer: { status: 201 } });
    expect(await readRequest(database.api, 'unit-other', 'k')).toBeUndefined();
  });

  it('give every new dossier a code of its own, and say when somebody brought it from elsewhere', async () => {
    const issued = await Promise.all([1, 2, 3].map(() => nextCode(database.api, 'project', 'CQ-2026-')));
    expect(new Set(issued.map(({ code }) => code)).size).toBe(3);
    for (const { code, isTaken } of issued)
      expect({ code, isTaken }).toEqual({ code: expect.stringMatching(/^CQ-2026-\d{4}$/) as string, isTaken: false });
    const next = `CQ-2026-${String(Math.max(...issued.map(({ code }) => Number(code.slice(-4)))) + 1).padStart(4, '0')}`;
    const { lines } = opened(next);
    await recordWith({ pool: database.worker })(inputOf(lines));
    expect(await nextCode(database.api, 'project', 'CQ-2026-')).toEqual({ code: next, isTaken: true });
  });
});

describe('standing', () => {
  const plan = {
    department: 'department-culture',
    version: 1,
    fromYear: 2025,
    toYear: 2028,
    by: 'tester',
    content: { collectiveDecision: true, filedWith: ['big-data' as const], projects: ['档案平台'] },
  };

  it('keeps a version of a plan as it was entered', async () => {
    expect(await putDepartmentPlan(database.api, plan)).toBe('stored');
    expect(await putDepartmentPlan(database.api, plan)).toBe('same');
    expect(await putDepartmentPlan(database.api, { ...plan, toYear: 2029 })).toBe('taken');
    expect(await readDepartmentPlan(database.api, 'department-culture')).toMatchObject({ version: 1, toYear: 2028 });
  });

  it('numbers the versions of the others, and lets one of two at the same version in', async () => {
    const answers = await Promise.all(
      [0, 0].map((expectedVersion) =>
        putNextVersion(database.api, 'sharing_exception', {
          id: 'se-2',
          content: { firstReviewedOn: '2026-01-02' },
          by: 'tester',
          expectedVersion,
        }),
      ),
    );
    expect(answers.filter((put) => put?.version === 1)).toHaveLength(1);
    expect(await putNextVersion(database.api, 'sharing_exception', { id: 'se-2', content: {}, by: 'tester' })).toEqual({
      id: 'se-2',
      version: 2,
    });
    expect(await readLatestVersion(database.api, 'sharing_exception', 'se-2')).toMatchObject({
      version: 2,
      content: {},
    });
  });

  it('reads what is in force for a dossier, each part with its version', async () => {
    const about = {
      departmentPlan: { department: 'department-culture', code: 'CQ-2026-0001', name: '档案平台' },
      blocksOf: 'unit-archive',
      frameworkPlan: 'fp-1',
      sharingException: 'se-1',
      party: 'unit-archive',
    };
    await putNextVersion(database.api, 'framework_plan', {
      id: 'fp-1',
      content: { status: 'ENDORSED', endorsedOn: '2026-01-02', participants: [] },
      by: 'tester',
    });
    const record = recordWith({ pool: database.worker });
    await record(inputOf(blockedUnit('unit-archive'), { kind: 'unit' }));
    expect(await readStanding(database.api, about, comparableName)).toEqual({
      departmentPlan: {
        department: 'department-culture',
        version: 1,
        fromYear: 2025,
        toYear: 2028,
        collectiveDecision: true,
        filedWith: ['big-data'],
        contains: true,
      },
      blocks: [{ flag: 'omFundingBlocked', article: 33, reason: '未整合', version: 3 }],
      frameworkPlan: { id: 'fp-1', version: 1, status: 'ENDORSED', endorsedOn: '2026-01-02', participants: [] },
      party: { id: 'unit-archive', name: '市档案馆', department: null, version: 2 },
    });
    expect(
      await readStanding(
        database.api,
        {
          ...about,
          departmentPlan: { ...about.departmentPlan, department: 'department-none' },
          blocksOf: 'unit-none',
          frameworkPlan: undefined,
          party: undefined,
        },
        comparableName,
      ),
    ).toEqual({ blocks: [] });
  });

  it('reads with a dossier what it leans on and what an act on it names, and nothing for whoever may not see it', async () => {
    const { lines } = opened('CQ-2026-0009');
    await recordWith({ pool: database.worker })(inputOf(lines));
    const look = { sub: 'li', roles: ['handler'], route: 'POST /x', address: '127.0.0.1', seesAll: false };
    const groundFor = (party: string, code: string) =>
      readGroundFor(database.api, projectId(code), { ...look, party }, 'CQ-2026-0009-key-1', {
        documents: ['d2', 'none', 'd1'],
        parties: ['unit-archive', 'unit-none'],
      });
    const ground = (await groundFor('unit-archive', 'cq-2026-0009'))!;
    expect(ground).toMatchObject({ code: 'CQ-2026-0009', stage: 'DRAFT', seqOfKey: 1, registered: ['unit-archive'] });
    expect(ground.documents.map(({ id, party }) => [id, party])).toEqual([
      ['d2', 'unit-archive'],
      ['d1', 'unit-archive'],
    ]);
    const standing = standingFrom(ground.standing, ground.leansOn, comparableName);
    expect(standing).toEqual(await readStanding(database.api, ground.leansOn, comparableName));
    expect(standing).toMatchObject({
      departmentPlan: { department: 'department-culture', version: 1 },
      blocks: [{ flag: 'omFundingBlocked', version: 3 }],
    });
    expect(await groundFor('unit-nobody', 'CQ-2026-0009')).toBeUndefined();
    expect(await groundFor('unit-archive', 'CQ-2026-0010')).toBeUndefined();
  });
});

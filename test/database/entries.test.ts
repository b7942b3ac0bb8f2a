import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { opened } from '../activities/written-life.ts';
import { ownDatabase, type OwnDatabase } from './databases.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { insertDocument, readDocuments } from '../../database/document.ts';
import { putParty, readParties } from '../../database/party.ts';
import { inTransaction } from '../../database/pool.ts';
import { nextProjectCode } from '../../database/project.ts';
import { enterRequest, keepAnswer, readRequest } from '../../database/request.ts';
import {
  putDepartmentPlan,
  putNextVersion,
  readDepartmentPlan,
  readLatestVersion,
  readStanding,
} from '../../database/standing.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { PRACTICE } from '../../measures/practice.ts';

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
    const enter = (bodyHash: string, project: string) =>
      enterRequest(database.api, { key: 'k', party: 'unit-archive', bodyHash, project });
    const entered = await Promise.all(['a', 'b', 'c', 'd'].map((hash) => enter(hash, `CQ-${hash}`)));
    expect(entered.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(entered.map(({ bodyHash, project }) => `${bodyHash} ${project}`)).size).toBe(1);
    await keepAnswer(database.api, 'unit-archive', 'k', { status: 201 });
    expect(await readRequest(database.api, 'unit-archive', 'k')).toMatchObject({ answer: { status: 201 } });
    expect(await readRequest(database.api, 'unit-other', 'k')).toBeUndefined();
  });

  it('give every new project a code of its own, and say when somebody brought it from elsewhere', async () => {
    const issued = await Promise.all([1, 2, 3].map(() => nextProjectCode(database.api, 'CQ-2026-')));
    expect(new Set(issued.map(({ code }) => code)).size).toBe(3);
    for (const { code, isTaken } of issued)
      expect({ code, isTaken }).toEqual({ code: expect.stringMatching(/^CQ-2026-\d{4}$/) as string, isTaken: false });
    const next = `CQ-2026-${String(Math.max(...issued.map(({ code }) => Number(code.slice(-4)))) + 1).padStart(4, '0')}`;
    const { lines } = opened(next);
    await recordWith({ pool: database.worker, calendarOf, practice: PRACTICE })({
      code: next,
      lines,
      runStartedAt: lines[0]!.at,
      continueAsNewSuggested: false,
    });
    expect(await nextProjectCode(database.api, 'CQ-2026-')).toEqual({ code: next, isTaken: true });
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
    const block = { blocks: [{ flag: 'newBuildBlocked' as const, article: 31, reason: '未共享数据' }] };
    const answers = await Promise.all(
      [0, 0].map((expectedVersion) =>
        putNextVersion(database.api, 'unit_block', {
          id: 'unit-archive',
          content: block,
          by: 'tester',
          expectedVersion,
        }),
      ),
    );
    expect(answers.filter((version) => version === 1)).toHaveLength(1);
    expect(
      await putNextVersion(database.api, 'unit_block', { id: 'unit-archive', content: { blocks: [] }, by: 'tester' }),
    ).toBe(2);
    expect(await readLatestVersion(database.api, 'unit_block', 'unit-archive')).toMatchObject({
      version: 2,
      content: { blocks: [] },
    });
  });

  it('reads what is in force for a project, each part with its version', async () => {
    const about = {
      code: 'CQ-2026-0001',
      name: '档案平台',
      unit: 'unit-archive',
      department: 'department-culture',
      frameworkPlan: 'fp-1',
      sharingException: 'se-1',
    };
    await putNextVersion(database.api, 'framework_plan', {
      id: 'fp-1',
      content: { status: 'ENDORSED', endorsedOn: '2026-01-02', participants: [] },
      by: 'tester',
    });
    await putNextVersion(database.api, 'unit_block', {
      id: 'unit-archive',
      content: { blocks: [{ flag: 'omFundingBlocked', article: 33, reason: '未整合' }] },
      by: 'tester',
    });
    expect(await readStanding(database.api, about)).toEqual({
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
    });
    expect(
      await readStanding(database.api, {
        ...about,
        name: '另一项目',
        department: 'department-none',
        unit: 'unit-none',
        frameworkPlan: undefined,
      }),
    ).toEqual({ blocks: [] });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDossierRow } from '../../database/dossier.ts';
import {
  CURRENT_DOSSIER_QUERY,
  LIFECYCLE_QUEUE,
  workflowIdOf,
  type CurrentDossier,
  type LifecycleInput,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { unopened } from '../workflows/dossiers.ts';
import { ATTESTED, BIG_DATA, OPENING, UNIT, World } from './world.ts';

describe('keys, versions and previews', () => {
  let world: World;
  let code: string;
  beforeAll(async () => {
    world = await World.begin();
  });
  beforeEach(async () => {
    code = await world.openProject();
  });
  afterAll(() => world?.end());

  const withdraw = (key: string, reason = '不再建设', headers: Record<string, string> = {}) =>
    world.api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw`, { body: { reason }, key, headers });

  it('answers a repeated key with the first answer, byte for byte, and does nothing again', async () => {
    const key = randomUUID();
    const first = await withdraw(key);
    expect(first.status).toBe(200);
    const again = await withdraw(key);
    expect([again.status, again.text, again.headers.get('ETag')]).toEqual([200, first.text, first.headers.get('ETag')]);
    expect(await actsTaken()).toBe(2);
  });

  it('gives equal requests at the same moment one outcome', async () => {
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 6 }, () => withdraw(key)));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]!.status).toBe(200);
    expect(await actsTaken()).toBe(2);
  });

  it('shows by a repeated key that a workflow knows less than its ledger, and has it set right', async () => {
    const { client } = world.deps.engine;
    const id = workflowIdOf({ kind: 'project', code });
    const { facts, seq, lastActSeq } = await client.workflow.getHandle(id).query<CurrentDossier>(CURRENT_DOSSIER_QUERY);
    const { recorded } = (await readDossierRow<RecordedState>(world.deps.pool, { kind: 'project', code }))!;
    const order = {
      ground: 'ART35',
      violation: '未按要求共享数据',
      servedOn: `${new Date().getUTCFullYear()}-01-01`,
      dueOn: `${new Date().getUTCFullYear() + 1}-03-01`,
      documents: [],
    };
    const key = randomUUID();
    const send = () =>
      world.api.call(BIG_DATA, 'POST', `/projects/${code}/acts/orderRectification`, { body: order, key });
    expect((await send()).status).toBe(200);

    await client.workflow.getHandle(id).terminate('test');
    const older: LifecycleInput = { v: 1, kind: 'project', code, facts, seq, lastActSeq, keys: [], recorded };
    await client.workflow.start('projectLifecycle', { workflowId: id, taskQueue: LIFECYCLE_QUEUE, args: [older] });

    expect((await send()).status).toBe(200);
    await vi.waitFor(
      async () => {
        const known = await client.workflow.getHandle(id).query<CurrentDossier>(CURRENT_DOSSIER_QUERY);
        expect((known.facts as ProjectFacts).rectifications).toHaveLength(1);
      },
      { timeout: 40_000, interval: 200 },
    );
  }, 60_000);

  it('shows by a repeated key that a dossier has no workflow, and gives it one from its ledger', async () => {
    const { client } = world.deps.engine;
    const key = randomUUID();
    const open = () =>
      world.api.call(UNIT, 'POST', '/projects', { body: { ...OPENING, name: '没有工作流的项目' }, key });
    const first = await open();
    const id = { kind: 'project', code: first.body.code as string };
    const handle = client.workflow.getHandle(workflowIdOf(id));
    const known = async () => {
      expect((await handle.describe()).status.name).toBe('RUNNING');
      return (await handle.query<CurrentDossier>(CURRENT_DOSSIER_QUERY)).seq;
    };

    // A worker that dies once the opening is recorded: the task is given out anew, without it, and the run ends.
    await handle.terminate('test');
    const args: [LifecycleInput] = [unopened(id)];
    const { workflowId } = handle;
    await client.workflow.start('projectLifecycle', { workflowId, taskQueue: LIFECYCLE_QUEUE, args });
    await handle.result();
    expect((await open()).text).toBe(first.text);
    await vi.waitFor(async () => expect(await known()).toBe(1), { timeout: 20_000, interval: 200 });
  }, 60_000);

  it('answers 422 to the same key with another body, afterwards and at the same moment', async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all([withdraw(key, '理由一'), withdraw(key, '理由二')]);
    expect([one.status, other.status].sort()).toEqual([200, 422]);
    expect(await withdraw(key, '理由三')).toMatchObject({ status: 422, body: { code: 'keyReused' } });
    expect(await actsTaken()).toBe(2);
  });

  it('does not remember a refusal: the same key may be tried again', async () => {
    const key = randomUUID();
    const name = `项目 ${key}`;
    const opened = await world.openProject({ name });
    const needs = await world.document('needsStatement');
    const declare = (departmentPlanVersion: number) =>
      world.api.call(UNIT, 'POST', `/projects/${opened}/acts/declare`, {
        body: { ...ATTESTED, departmentPlanVersion, documents: [needs] },
        key,
      });
    expect(await declare(1)).toMatchObject({ status: 409 });
    const version = await world.plan([name]);
    expect(version).toBe(1);
    expect(await declare(1)).toMatchObject({ status: 200, body: { stage: 'DECLARED' } });
  });

  it('opens one project for one key, however often and at once it is asked', async () => {
    const key = randomUUID();
    const open = (more = {}) => world.api.call(UNIT, 'POST', '/projects', { body: { ...OPENING, ...more }, key });
    const replies = await Promise.all(Array.from({ length: 5 }, () => open()));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]!.headers.get('Location')).toBe(`/projects/${replies[0]!.body.code}`);
    expect((await open()).text).toBe(replies[0]!.text);
    // Also where the other body could not be taken anyway.
    for (const other of [{ name: '另一个项目' }, { misspelt: true }, { code: '?' }])
      expect(await open(other)).toMatchObject({ status: 422, body: { code: 'keyReused' } });
  });

  it('gives one of two that want the same code at once, and 409 to the other', async () => {
    const open = () => world.api.call(UNIT, 'POST', '/projects', { body: { ...OPENING, code: `RACE-${code}` } });
    const replies = await Promise.all([open(), open()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(replies.find(({ status }) => status === 409)!.body.code).toBe('codeTaken');
  });

  it('registers a document once for one key', async () => {
    const key = randomUUID();
    const register = (name: string) =>
      world.api.call(UNIT, 'POST', '/documents', {
        body: { kind: 'evidence', name, sha256: 'b'.repeat(64), reference: '档案 2' },
        key,
      });
    const [first, second] = await Promise.all([register('佐证'), register('佐证')]);
    expect(first.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(await register('另一份')).toMatchObject({ status: 422 });
  });

  it('turns an act away whose If-Match does not hold any more', async () => {
    expect(await withdraw(randomUUID(), '理由', { 'If-Match': '"7"' })).toMatchObject({
      status: 412,
      body: { code: 'seqMismatch', lastActSeq: 1 },
    });
    expect(await withdraw(randomUUID(), '理由', { 'If-Match': '"seven"' })).toMatchObject({ status: 412 });
    expect(await actsTaken()).toBe(1);
    expect(await withdraw(randomUUID(), '理由', { 'If-Match': '"1"' })).toMatchObject({ status: 200 });
  });

  it('previews an act in the shape of its answer, and nothing happens', async () => {
    const before = await world.traceOf(code);
    const preview = await world.api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw/preview`, {
      body: { reason: '理由' },
    });
    expect(preview).toMatchObject({
      status: 200,
      body: { preview: true, act: 'withdraw', seq: 2, stage: 'WITHDRAWN' },
    });
    const refused = await world.api.call(BIG_DATA, 'POST', `/projects/${code}/acts/declineListing/preview`, {
      body: { reason: '理由' },
    });
    expect(refused).toMatchObject({ status: 409, body: { refusals: [{ code: 'wrongStage' }] } });
    expect(await world.api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw/preview`, { body: {} })).toMatchObject({
      status: 400,
    });
    expect(await world.traceOf(code)).toEqual(before);
    const taken = await withdraw(randomUUID(), '理由');
    const { preview: _preview, would: _would, text: _text, receivedAt: _at, ...foreseen } = preview.body;
    const { receivedAt: _taken, ...happened } = taken.body;
    expect(happened).toEqual(foreseen);
  });

  it('takes one of many acts at once that exclude each other, and tells the others why not or that it is too many', async () => {
    const keys = Array.from({ length: 40 }, () => randomUUID());
    const replies = await Promise.all(keys.map((key) => withdraw(key)));
    expect(replies.every(({ status }) => [200, 409, 429].includes(status))).toBe(true);
    for (const busy of replies.filter(({ status }) => status === 429))
      expect(busy.headers.get('Retry-After')).toBe('1');
    // The one that was taken may have heard that it is too many, when it asked again after the deadline.
    const taken: number[] = [];
    for (const key of keys) taken.push((await withdraw(key)).status);
    expect(taken.toSorted()).toEqual([200, ...Array.from({ length: 39 }, () => 409)]);
    expect(await actsTaken()).toBe(2);
  });

  /** Without recalculations: a workflow whose task was lost under the rush is set right by one. */
  const actsTaken = async () =>
    (await world.api.call(UNIT, 'GET', `/projects/${code}/ledger`)).body.items.filter(
      ({ line }: { line: string }) => line === 'act',
    ).length;
});

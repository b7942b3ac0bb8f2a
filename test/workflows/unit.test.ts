// One unit's workflow on the real server, with the real law and the real database: the same function as a project's, under
// another name.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readLedger } from '../../database/ledger.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { notReplaying } from '../../worker/replayed.ts';
import { unitId } from '../dossier-names.ts';
import { unitReferences } from './unit-orders.ts';
import { orderFrom, quietRuntime, refusalTypeOf, World } from './world.ts';

quietRuntime();

let world: World;
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  world = await World.begin('unit');
  stopWorker = await world.startWorker();
});
afterAll(async () => {
  await stopWorker();
  await world.end();
});

let number = 0;
const linesOf = async (unit: DossierId) =>
  (await readLedger(world.pool, unit, { limit: 100 })).items.map(({ line, act }) => act ?? line);
const refusalOf = (bringing: Promise<unknown>) =>
  bringing.then(
    () => 'taken',
    (error: unknown) => refusalTypeOf(error) ?? String(error),
  );

describe('a unit', () => {
  const orderOn = (code: string, party: string, act: string, input: object) =>
    orderFrom({ act, party, input: { ...input, documents: [] }, references: unitReferences(code) });
  const block = { flag: 'omFundingBlocked', article: 33, reason: '未整合' };

  it('begins with its first block, shows itself in the Temporal UI, ends with the last lifting, and begins again', async () => {
    const unit = unitId(`unit-${world.name.split('_')[1]}-${++number}`);
    await world.open(unit, orderOn(unit.code, 'finance', 'block', block));
    const { typedSearchAttributes, type } = await world.handle(unit).describe();
    const shown = Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
    expect(type).toBe('unitLifecycle');
    expect(shown).toMatchObject({ DossierKind: '单位', DossierName: '市某单位', Stage: '限制措施生效中' });
    await world.bring(unit, orderOn(unit.code, 'big-data', 'lift', { of: 1, reason: '已整合' }));
    await world.handle(unit).result();
    await world.bringPatiently(unit, orderOn(unit.code, 'big-data', 'block', block));
    expect(await linesOf(unit)).toEqual(['block', 'lift', 'block']);
    expect(await world.current(unit)).toMatchObject({ ...unit, stage: 'BLOCKED', seq: 3 });
  });

  it('refuses whoever may not block, and what is in force already', async () => {
    const unit = unitId(`unit-${world.name.split('_')[1]}-${++number}`);
    await world.open(unit, orderOn(unit.code, 'finance', 'block', block));
    for (const order of [orderOn(unit.code, unit.code, 'block', block), orderOn(unit.code, 'big-data', 'block', block)])
      expect(await refusalOf(world.bring(unit, order))).toBe('Refused');
    expect(await linesOf(unit)).toEqual(['block']);
  });
});

it('writes histories that all replay', async () => {
  expect(await notReplaying(inject('workflowBundle'), await world.histories())).toEqual([]);
});

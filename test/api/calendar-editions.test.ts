// Calendars as an administrator publishes them: whole, amended, withdrawn; and periods of any input.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMAGINED_2027 } from '../measures/calendar/imagined-2027.ts';
import { ADMINISTRATOR, RowsWorld } from './rows-world.ts';

const { year: _, ...WHOLE } = IMAGINED_2027;
const LATER = { number: '国办发明电〔2026〕9号', title: '关于调整2027年劳动节假期的通知', issuedOn: '2026-11-20' };
const SIXTH_OF_MAY = { on: '2027-05-06', holiday: '劳动节' };
const AMENDMENT = {
  edition: '2027.2',
  notice: LATER,
  amends: '2027',
  changes: {
    restDays: { added: [SIXTH_OF_MAY] },
    makeUpWorkingDays: { added: [{ on: '2027-05-15', holiday: '劳动节' }] },
  },
};

describe('an edition of the calendar', () => {
  let world: RowsWorld;
  beforeAll(async () => {
    world = await RowsWorld.begin();
  });
  afterAll(() => world?.end());
  const publish = (body: unknown, seen?: number) => world.put(ADMINISTRATOR, '/calendar/2027', body, seen);
  const preview = (body: unknown) =>
    world.api.call(ADMINISTRATOR, 'POST', '/calendar/2027/preview', { body, key: null });
  const shown = () => world.api.call(undefined, 'GET', '/calendar/2027');
  const pointers = async (body: unknown) => {
    const replies = [await publish(body), await preview(body)];
    expect(replies.map(({ status }) => status)).toEqual([400, 400]);
    return replies[0]!.body.errors.map(({ pointer }: { pointer: string }) => pointer);
  };

  it('I6: with one day of the next year, one day in all, or a notice of 2062 is refused, previewed or published', async () => {
    const next = [...WHOLE.restDays, { on: '2028-01-01', holiday: '元旦' }];
    expect(await pointers({ ...WHOLE, restDays: next })).toEqual([`/restDays/${WHOLE.restDays.length}/on`]);
    expect(await pointers({ ...WHOLE, restDays: WHOLE.restDays.slice(0, 1), makeUpWorkingDays: [] })).toHaveLength(6);
    expect(await pointers({ ...WHOLE, notice: { ...WHOLE.notice, issuedOn: '2062-11-04' } })).toEqual([
      '/notice/issuedOn',
    ]);
    expect(await pointers({ ...WHOLE, makeUpWorkingDays: [{ on: '2027-02-03', holiday: '春节' }] })).toEqual([
      '/makeUpWorkingDays/0/on',
    ]);
    expect(await pointers({ edition: '2027', notice: WHOLE.notice })).toEqual(['/restDays', '/makeUpWorkingDays']);
    expect(await pointers({ ...WHOLE, amends: '2026', changes: {} })).toEqual(['/restDays', '/makeUpWorkingDays']);
    expect(await pointers({ ...WHOLE, edition: '2028' })).toEqual(['/edition']);
    expect(await pointers({ ...WHOLE, edition: '2027.2' })).toEqual(['/edition']);
    expect((await shown()).body).toMatchObject({ status: 'PROVISIONAL', editions: [] });
  });

  it('I6: cannot amend or withdraw where nothing is in force', async () => {
    expect(await publish(AMENDMENT)).toMatchObject({ status: 409, body: { code: 'versionTaken' } });
    const withdrawal = { ...WHOLE, withdraws: { edition: '2026', reason: '误' } };
    expect(await publish(withdrawal)).toMatchObject({ status: 409 });
  });

  it('I6: is previewed by administrators of big-data, writes nothing then, and is published by nobody else', async () => {
    expect(await preview(WHOLE)).toMatchObject({
      status: 200,
      body: { proposed: { edition: '2027' }, open: 0, looked: 0, moved: { dossiers: 0 }, items: [], next: null },
    });
    expect((await shown()).body.status).toBe('PROVISIONAL');
    const finance = { party: 'finance', role: 'administrator' } as const;
    expect(await world.put(finance, '/calendar/2027', WHOLE)).toMatchObject({ status: 403 });
    expect(await world.put(finance, '/calendar/1999', WHOLE)).toMatchObject({ status: 403 });
    expect(await world.put(ADMINISTRATOR, '/calendar/1999', WHOLE)).toMatchObject({ status: 404 });
  });

  it('I6: once published decides, says that dossiers follow by themselves, and is never replaced', async () => {
    const published = await publish(WHOLE);
    expect(published).toMatchObject({ status: 200, body: { year: 2027, edition: '2027', follows: null } });
    expect(published.headers.get('ETag')).toBe('"1"');
    expect(published.body.recalculation).toMatch(/自行逐一重新计算/);
    const period = await world.api.call(undefined, 'GET', '/calendar/period?from=2027-05-05&workingDays=1');
    expect(period.body).toMatchObject({ effectiveOn: '2027-05-06', status: 'FINAL' });
    expect(await publish(WHOLE)).toMatchObject({ status: 409, body: { code: 'versionTaken' } });
    const silent = await publish({ ...WHOLE, edition: '2027.2' });
    expect(silent).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/现行版次为 2027。/) } });
  });

  it('I6, I9: is amended by the days that change, on the edition in force, and keeps all others', async () => {
    expect(await publish({ ...AMENDMENT, amends: '2027.7' })).toMatchObject({ status: 409 });
    expect(await publish(AMENDMENT, 0)).toMatchObject({ status: 412, body: { code: 'versionMismatch', version: 1 } });
    expect(await pointers({ ...AMENDMENT, changes: { restDays: { removed: ['2027-05-06'] } } })).toEqual([
      '/changes/restDays/removed/0',
    ]);
    expect(await pointers({ ...AMENDMENT, changes: { restDays: { removed: ['2027-10-01'] } } })).toEqual(['/changes']);
    expect(await pointers({ ...AMENDMENT, changes: {} })).toEqual(['/changes']);
    const both = await Promise.all([publish(AMENDMENT, 1), publish(AMENDMENT, 1)]);
    // The later one learns it from the number it saw, or from the name that is taken.
    expect(both.map(({ status }) => status).sort()).toEqual([
      200,
      expect.toSatisfy((status) => status === 409 || status === 412),
    ]);
    const { body, headers } = await shown();
    expect(headers.get('ETag')).toBe('"2"');
    expect(body.restDays).toHaveLength(WHOLE.restDays.length + 1);
    expect(body).toMatchObject({
      edition: '2027.2',
      status: 'FINAL',
      restDays: expect.arrayContaining([SIXTH_OF_MAY]),
    });
    expect(body.editions).toMatchObject([
      { edition: '2027', inForce: false, follows: null, publishedAt: expect.stringMatching(/^20/) },
      { edition: '2027.2', inForce: true, notice: LATER, follows: { amends: '2027' } },
    ]);
    const period = await world.api.call(undefined, 'GET', '/calendar/period?from=2027-05-05&workingDays=1');
    expect(period.body).toMatchObject({ effectiveOn: '2027-05-07' });
  });

  it('I6: is withdrawn by the next, with the reason, though the notice of that one is older', async () => {
    const withdraws = { edition: '2027.2', reason: '误将征求意见稿登记为正式通知' };
    const stale = { ...WHOLE, edition: '2027.3', withdraws: { ...withdraws, edition: '2027' } };
    expect(await publish(stale)).toMatchObject({ status: 409 });
    expect(await publish({ ...WHOLE, edition: '2027.3', withdraws })).toMatchObject({ status: 200 });
    const { body } = await shown();
    expect(body).toMatchObject({ edition: '2027.3', notice: WHOLE.notice });
    expect(body.editions.map(({ follows }: { follows: unknown }) => follows)).toMatchObject([
      null,
      { amends: '2027' },
      { withdraws },
    ]);
    const period = await world.api.call(undefined, 'GET', '/calendar/period?from=2027-05-05&workingDays=1');
    expect(period.body).toMatchObject({ effectiveOn: '2027-05-06' });
  });

  it('I9: of the practice is not published over one that nobody saw', async () => {
    const { body, headers } = await world.api.call(ADMINISTRATOR, 'GET', '/practice');
    const number = Number(headers.get('ETag')!.slice(1, -1));
    const next = (edition: string) => ({ ...body, edition });
    const put = (edition: string, seen: number) =>
      world.put(ADMINISTRATOR, `/practice/${edition}`, next(edition), seen);
    expect(await put('2027-01', number + 1)).toMatchObject({ status: 412 });
    const both = await Promise.all([put('2027-01', number), put('2027-02', number)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  const text = (value: string) => encodeURIComponent(value);
  const anyDay = fc.oneof(
    fc.constantFrom('9999-12-31', '1000-01-01', '0000-00-00', '2014-12-31', '2015-01-01', '2099-12-31', '2100-01-01'),
    fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
      .map(([year, month, day]) =>
        [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-'),
      ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const anyCount = fc.oneof(fc.integer({ min: -5, max: 99_999 }).map(String), fc.string({ maxLength: 6 }));

  it('I10: any question after a period is answered with 200 or 400', async () => {
    const query = fc.record(
      {
        from: anyDay,
        months: anyCount,
        days: anyCount,
        workingDays: anyCount,
        rolling: fc.constantFrom('FORWARD', 'BACKWARD_SOFT', 'NONE', 'SIDEWAYS'),
      },
      { requiredKeys: ['from'] },
    );
    await fc.assert(
      fc.asyncProperty(query, async (given) => {
        const asked = Object.entries(given).map(([name, value]) => `${name}=${text(value)}`);
        const { status } = await world.api.call(undefined, 'GET', `/calendar/period?${asked.join('&')}`);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 150, seed: 10 },
    );
    const status = async (rest: string) => (await world.api.call(undefined, 'GET', `/calendar/period?${rest}`)).status;
    expect(await status('from=9999-12-31&months=6')).toBe(400);
    expect(await status('from=2099-12-31&months=120&rolling=FORWARD')).toBe(200);
    expect(await status('from=2099-12-31&workingDays=1000')).toBe(200);
    expect(await status('from=2015-01-01&days=0&rolling=BACKWARD_SOFT')).toBe(200);
  });

  it('I10: any year is answered with 200 or 404', async () => {
    const anyYear = fc.oneof(
      fc.integer({ min: -10, max: 12_000 }).map(String),
      fc.string({ minLength: 1, maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(anyYear, async (year) => {
        fc.pre(!['.', '..', 'period'].includes(year));
        const { status } = await world.api.call(undefined, 'GET', `/calendar/${text(year)}`);
        expect(status).toBe(/^20\d\d$/.test(year) ? 200 : 404);
      }),
      { numRuns: 60, seed: 10 },
    );
  });
});

import { createContext, runInContext } from 'node:vm';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { ApplicationFailure } from '@temporalio/common';
// Under test
import { openLogger } from '../../logging/logger.ts';
import { LEFT_OUT } from '../../logging/scrubbed.ts';

/** The line that this call leaves, as it is read again. */
function lineOf(write: (log: ReturnType<typeof openLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(openLogger('worker', 'info', { write: (line) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}
const textOf = (write: (log: ReturnType<typeof openLogger>) => void): string => JSON.stringify(lineOf(write));

const failure = () => new Error('recording failed', { cause: Object.assign(new TypeError('inside'), { at: 7 }) });

describe('an error in a log', () => {
  it.each(['error', 'err', 'cause', 'reason', 'failure', 'why'])(
    'O1: is whole whatever it is called under: %s',
    (name) => {
      expect(lineOf((log) => log.warn({ [name]: failure() }, 'Activity failed'))).toMatchObject({
        level: 'warn',
        program: 'worker',
        msg: 'Activity failed',
        [name]: {
          name: 'Error',
          message: 'recording failed',
          stack: expect.stringMatching(/^at .*logger\.test\.ts/),
          cause: { name: 'TypeError', message: 'inside', at: 7, stack: expect.stringContaining('at ') },
        },
      });
    },
  );

  it('O1: is whole where it is all that is logged, and its message is the message of the line', () => {
    expect(lineOf((log) => log.error(failure()))).toMatchObject({
      msg: 'recording failed',
      error: { message: 'recording failed', cause: { message: 'inside' } },
    });
  });

  it('O1: is whole in what a child logger was given, and within objects, lists, maps and other errors', () => {
    const many = new AggregateError([failure(), 'a text', undefined], 'several');
    expect(lineOf((log) => log.child({}).child({ error: failure() }).info('later'))).toMatchObject({
      error: { message: 'recording failed' },
    });
    expect(
      lineOf((log) => log.info({ at: { some: [failure()] }, by: new Map([['first', failure()]]), many }, 'deep')),
    ).toMatchObject({
      at: { some: [{ message: 'recording failed' }] },
      by: [['first', { message: 'recording failed' }]],
      many: { name: 'AggregateError', errors: [{ message: 'recording failed' }, 'a text', null] },
    });
  });

  it('O1: of the sandbox of workflows, which is no Error of ours, is whole as well', () => {
    const foreign: unknown = runInContext(`new RangeError('of another realm')`, createContext({}));
    expect(foreign instanceof Error).toBe(false);
    expect(lineOf((log) => log.error({ error: foreign }, 'failed'))).toMatchObject({
      error: { name: 'RangeError', message: 'of another realm', stack: expect.stringContaining('at ') },
    });
  });

  it.each([
    ['a text', 'a text'],
    [7n, '7'],
    [undefined, 'undefined'],
    [null, null],
    [Symbol('odd'), 'Symbol(odd)'],
    [new Set([1, 2]), [1, 2]],
    [Buffer.from('abc'), '<3 bytes>'],
    [new (class Odd {})(), '<Odd>'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [() => 1, '<function >'],
  ])('O1: that is none, such as %s, is told all the same and never as {}', (thrown, told) => {
    expect(lineOf((log) => log.warn({ error: thrown }, 'failed')).error).toEqual(told);
  });

  it('O1: that names itself as its cause, or has none that can be read, is told and ends nothing', () => {
    const round = new Error('round');
    round.cause = round;
    const trap = Object.defineProperty(new Error('trap'), 'own', { enumerable: true, get: () => JSON.parse('{') });
    expect(lineOf((log) => log.warn({ round, trap }, 'odd'))).toMatchObject({
      round: { message: 'round', cause: '<as above>' },
      trap: { message: 'trap', own: expect.stringContaining('cannot be read') },
    });
  });

  it('O1: of the engine keeps type, details and what may be tried again', () => {
    const refused = ApplicationFailure.nonRetryable('no', 'Refused', { act: 'declare' });
    expect(lineOf((log) => log.warn({ error: refused }, 'Activity failed'))).toMatchObject({
      error: { name: 'ApplicationFailure', type: 'Refused', nonRetryable: true, details: [{ act: 'declare' }] },
    });
  });

  it('O1: of PostgreSQL keeps its code, table and constraint, and repeats nothing of what stands in the row', async () => {
    const client = new pg.Client(inject('databaseOwnerUrl'));
    await client.connect();
    const errorOf = (sql: string): Promise<unknown> =>
      client.query(sql).then(
        () => undefined,
        (error: unknown) => error,
      );
    await client.query(
      `create temp table kept (id int primary key, name text not null check (name <> 'x'), address text); insert into kept values (1, '王小明', 'wang@mail.example')`,
    );
    const twice = await errorOf(`insert into kept values (1, '王小明', 'wang@mail.example')`);
    const checked = await errorOf(`insert into kept values (2, 'x', 'wang@mail.example')`);
    const misread = await errorOf(`select '王小明'::int`);
    await client.end();
    const line = lineOf((log) => log.warn({ twice, checked, misread }, 'failed'));
    expect(line).toMatchObject({
      twice: { name: 'error', code: '23505', table: 'kept', constraint: 'kept_pkey', severity: 'ERROR' },
      checked: { code: '23514', constraint: 'kept_name_check' },
      misread: { code: '22P02', message: expect.stringContaining(LEFT_OUT) },
    });
    expect(JSON.stringify(line)).not.toMatch(/王小明|wang|mail\.example/);
  });
});

describe('a log', () => {
  it.each([
    'wang.xiaoming@mail.example',
    'wang+duban@sub.mail.example',
    '12345678@qq.example',
    '王小明@例子.中国',
    '"wang xiaoming"@mail.example',
    'wang%40mail.example',
    '<wang@[192.0.2.7]>',
    'duban@localhost',
    '13812345678',
    '+86 138 1234 5678',
  ])('O2: holds no address of a person, wherever it stood: %s', (address) => {
    const said = Object.assign(new Error(`550 5.1.1 ${address}: no such user`), {
      response: `550 ${address} unknown`,
      rejected: [address],
      rejectedErrors: { [address]: 'no' },
    });
    const text = textOf((log) => log.warn({ error: said, to: { [address]: 1 }, path: `/parties/${address}` }, address));
    expect(text).not.toMatch(/wang|王小明|12345678|138|duban@|192\.0\.2\.7/);
    expect(text).toContain('no such user');
    expect(text).toContain(LEFT_OUT);
  });

  it.each([
    'Authorization: Bearer abcdefgh12345678',
    'postgres://duban_worker:abcdefgh12345678@db.example:5432/duban',
    'smtps://sender:p%23abcdefgh12345678@mail.example:465',
    '/projects?access_token=abcdefgh12345678&x=1',
    'https://id.example/token?code=abcdefgh12345678',
    'password=abcdefgh12345678',
    'eyJabcdefgh12345678.eyJabcdefgh12345678.abcdefgh12345678',
  ])('O2: holds no token, password or query, whoever wrote it there: %s', (secret) => {
    const text = textOf((log) => log.warn({ error: new Error(`it failed: ${secret}`), headers: secret }, secret));
    expect(text).not.toContain('abcdefgh12345678');
  });

  it('O2: holds no secret under a name that says so', () => {
    const text = textOf((log) =>
      log.warn({ authorization: 'whatever', cookie: 'whatever', dbPassword: 'whatever', idToken: 'whatever' }, 'x'),
    );
    expect(text).not.toContain('whatever');
  });

  it('O2: repeats no contents that could not be read as JSON', () => {
    const unread = (() => {
      try {
        return JSON.parse('{"name": 王小明}') as unknown;
      } catch (error) {
        return error;
      }
    })();
    expect(textOf((log) => log.warn({ error: unread }, 'x'))).not.toContain('王小明');
  });

  it.each(['/.', 'a.', '@', 'a@', 'a', '1', '-eyJaaaa', '"a', '王', '1 3', '%40', 'a://', '/a?', 'password=', 'b.b@'])(
    'O2: is not held up by a long text that somebody made for it: %s, again and again',
    (piece) => {
      const text = piece.repeat(16_000 / piece.length);
      const began = process.cpuUsage();
      lineOf((log) => log.info({ text }, 'long'));
      // Where the work grows with the square of the length it is half a second and more.
      expect(process.cpuUsage(began).user).toBeLessThan(400_000);
    },
  );

  it('O2: keeps what only looks like an address or a secret', () => {
    const kept = {
      identity: '1234@worker-1',
      code: 'CQ-2026-0001',
      at: '1764370000000',
      stack: 'at run (/app/node_modules/@temporalio/worker/lib/activity.js:1:2)',
      amount: '138123456789',
      says: 'Unexpected token } in JSON',
    };
    expect(lineOf((log) => log.info(kept, 'kept'))).toMatchObject(kept);
  });
});

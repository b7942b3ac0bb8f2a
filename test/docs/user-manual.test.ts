// test support
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { periodEnd } from '../../measures/calendar/period.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { findAct } from '../../measures/register.ts';
import { POST_NAMES, STAND_INS } from '../../measures/post.ts';
import { DOCUMENT_KINDS } from '../../measures/vocabulary.ts';
import { DELIVERY_STATES } from '../../messages/delivery-state.ts';

const manual = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', '用户手册.md'), 'utf8');
const examples = [...manual.matchAll(/^post (\S+) '(.+)'$/gm)].map(([, route, body]) => ({
  route: route!,
  body: JSON.parse(body!) as Record<string, unknown>,
}));

describe('the examples of the user manual', () => {
  it('show how to register a document, open a project, declare, submit and ask for an extension', () => {
    expect(examples.map(({ route }) => route.split('/').at(-1))).toEqual([
      'documents',
      'projects',
      'declare',
      'submitYearEndReport',
      'conveneAcceptance',
      'requestExtension',
    ]);
  });

  it.each(examples.filter(({ route }) => route !== '/documents'))(
    'have the form that $route asks for',
    ({ route, body: { code: _code, ...body } }) => {
      const act = findAct(route === '/projects' ? 'openDossier' : route.split('/').at(-1)!)!;
      expect(act.input.safeParse(body).error).toBeUndefined();
    },
  );

  it('register a document of a kind there is', () => {
    expect(DOCUMENT_KINDS).toContain(examples.find(({ route }) => route === '/documents')!.body.kind);
  });

  it('explain a date as the system does', () => {
    const { text } = periodEnd(
      { rule: 'months', months: 6, rolling: 'FORWARD' },
      { event: '项目建成', on: '2025-08-31' },
      calendarOf(REST_DAY_ARRANGEMENTS),
    );
    expect(manual).toContain(`> ${text}\n`);
  });
});

describe('M6: what to do when no reminder came', () => {
  const part = manual.split('\n## ').find((text) => text.startsWith('六、没有收到提醒怎么办'))!;
  /** Cells of the table under this head, but for the rule below it. */
  const table = (head: string): string[][] => {
    const lines = part.split('\n');
    const first = lines.findIndex((line) => line.startsWith(`| ${head}`));
    const length = lines.slice(first).findIndex((line) => !line.startsWith('|'));
    const rows = lines.slice(first, length < 0 ? undefined : first + length);
    return rows.slice(2).map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  };

  it('names the states that a letter may have', () => {
    expect(table('状态').map(([name]) => name)).toEqual(Object.values(DELIVERY_STATES));
  });

  it('names who gets it where a post is vacant or an address is refused, in that order', () => {
    expect(table('原发给')).toEqual(
      Object.entries(STAND_INS).map(([post, [, ...others]]) => [
        POST_NAMES[post as keyof typeof STAND_INS],
        others.map((other) => POST_NAMES[other]).join('、'),
      ]),
    );
  });

  it('names one call for each who asks', () => {
    const calls = table('您是').map(([, call]) => call);
    expect(calls).toEqual([
      '`GET /parties/{单位}/inbox`',
      '`GET /deliveries?party={单位}`',
      '`GET /deliveries?code={编号}&party={单位}`',
      '`GET /projects/{编号}/messages?party={单位}`',
    ]);
  });
});

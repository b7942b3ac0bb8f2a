// test support
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { periodEnd } from '../../measures/calendar/period.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { findAct } from '../../measures/register.ts';
import { DOCUMENT_KINDS } from '../../measures/vocabulary.ts';

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

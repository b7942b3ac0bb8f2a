// test support
import { expect, it } from 'vitest';
import { draftedAgreement } from './agreement.ts';
import { approved } from './lawful-lives.ts';
// under test
import { kindNamed } from '../../measures/register.ts';
import { settle } from '../../measures/settle.ts';
import { letterOf, renderNotice } from '../../messages/render.ts';

const WARNING = {
  code: 'amountUnusual',
  article: 13,
  says: '2026-09-28由unit-a提出的金额高于通常水平，答复期为10个工作日。',
};

it('a lawful act warns: in what settling answers, and to those it waits for', () => {
  const life = draftedAgreement().do('sign', 'unit-a', { amount: '1000001' }, { on: '2026-09-28' });
  expect(life.last.warnings).toEqual([WARNING]);
  expect(Object.keys(life.news)).toEqual(['unit-b', 'department-c']);
  for (const notice of Object.values(life.news)) {
    expect(notice).toMatchObject({ kind: 'awaitingConsent', warnings: [WARNING] });
    const { text, html } = renderNotice(notice, {}, 'unit-b');
    expect(letterOf(notice, {}, 'unit-b').sections).toEqual([
      { title: '请注意', lines: [`${WARNING.says}（《办法》第十三条）`] },
    ]);
    for (const said of [text, html]) expect(said).toContain(`${WARNING.says}（《办法》第十三条）`);
  }
});

it('is judged anew by whoever goes along, by the input of the proposal', () => {
  const life = draftedAgreement()
    .do('sign', 'unit-a', { amount: '1000001' }, { on: '2026-09-28' })
    .do('sign', 'unit-b', {}, { confirms: 2, on: '2026-09-29' });
  expect(life.last.warnings).toEqual([{ ...WARNING, says: WARNING.says.replace('28由unit-a', '29由unit-b') }]);
  life.do('sign', 'department-c', {}, { confirms: 2, on: '2026-09-30' });
  expect(life.facts.stage).toBe('SIGNED');
  expect(life.last.warnings).toHaveLength(1);
  expect(life.news['big-data']).toMatchObject({ kind: 'act', act: 'sign', warnings: life.last.warnings });
});

it('an act without a warning says none, nor does its notice carry an empty list', () => {
  const life = draftedAgreement().do('sign', 'unit-a', { amount: '1000000' });
  expect(life.last.warnings).toEqual([]);
  expect(life.news['unit-b']).not.toHaveProperty('warnings');
});

it('a turn of time warns of nothing', () => {
  const { facts } = approved();
  const line = { is: 'time', seq: 9, at: Date.parse('2026-03-02T08:00:00+08:00'), facts } as const;
  const rules = draftedAgreement().rules;
  expect(settle(kindNamed('project'), { facts, duties: [] }, line, rules).warnings).toEqual([]);
});

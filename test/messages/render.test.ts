// test support
import { describe, expect, it } from 'vitest';
import { SAMPLE_MAILS } from './sample-mails.ts';
import { SAMPLE_NAMES, SAMPLES, sampleDuty, sampleReminder } from './samples.ts';
// under test
import { DUTY_NAMES } from '../../measures/project/duty.ts';
import type { Nature } from '../../measures/notice.ts';
import { allKinds, findAct, findDuty } from '../../measures/register.ts';
import { QUOTATIONS, RESTORATION_NOTE } from '../../measures/quotation.ts';
import { DUE_BASIS_NAMES } from '../../measures/vocabulary.ts';
import { letterOf, renderLetters, renderNotice } from '../../messages/render.ts';
import { html } from '../../messages/html.ts';
import { sourceOf } from '../../messages/zh-CN/duty-wording.ts';

const UNFILLED = /undefined|null|NaN|\{\{|\[object|\$\{|有关事项|有期限的事项/;
const ALL_DUTIES = [...DUTY_NAMES, 'PROPOSAL_ANSWER'] as const;
const NATURES: Nature[] = ['started', 'opened', 'served', 'moved', 'ahead', 'dueToday', 'overdue', 'awaiting'];

describe('every sample', () => {
  it.each(SAMPLES)('$name: reads as it was agreed', ({ notice, reader }) => {
    const { subject, text, short } = renderNotice(notice, SAMPLE_NAMES, reader);
    expect(`${subject}\n${short}\n\n${text}`).toMatchSnapshot();
  });

  it.each(SAMPLES)('$name: says in HTML what it says in text', ({ notice, reader }) => {
    const { html: page, text } = renderNotice(notice, SAMPLE_NAMES, reader);
    const plain = page
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    const { paragraphs, facts, sections, banner } = letterOf(notice, SAMPLE_NAMES, reader);
    for (const said of [
      ...paragraphs,
      ...facts.flatMap(({ label, value }) => [label, value]),
      ...sections.flatMap(({ title, lines }) => [title, ...lines]),
      ...(banner ? [banner] : []),
    ]) {
      expect(plain).toContain(said);
      expect(text).toContain(said);
    }
  });

  it.each(SAMPLES)('$name: leaves no field unfilled and no code where a name belongs', ({ notice, reader }) => {
    const { subject, text, html: page, short } = renderNotice(notice, SAMPLE_NAMES, reader);
    for (const said of [subject, text, page, short]) expect(said).not.toMatch(UNFILLED);
    expect(text).not.toMatch(/\b(unit|department)-|[a-z]+[A-Z]\w+/);
  });
});

it.each(SAMPLES)('L10: $name cites the Measures once by their whole title and number', ({ notice, reader }) => {
  const letter = letterOf(notice, SAMPLE_NAMES, reader);
  const { text } = renderLetters({ party: reader ?? 'big-data', name: null }, [letter], SAMPLE_NAMES);
  expect(text).toContain('《重庆市市级政务信息化项目管理办法》（渝府办发〔2021〕122号）');
  expect(text).not.toMatch(/[^市]市级政务信息化项目管理办法/);
});

describe('L6: what follows from an order of rectification that is not met', () => {
  const overdue = (article: number) => {
    const order = { event: '整改通知送达', on: '2026-01-05' };
    const due = { rule: 'fixed', on: '2026-03-02' } as const;
    const duty = sampleDuty({ duty: 'RECTIFICATION', anchor: order, due, owedTo: ['finance'] }, { article });
    return renderNotice(sampleReminder(duty, 'overdue', '2026-03-05'), SAMPLE_NAMES, duty.owedBy).text;
  };

  it('is what article 35 says, of its own orders', () => {
    expect(overdue(35)).toContain('通报批评、暂缓安排投资计划、暂停项目建设直至终止项目实施');
    expect(overdue(35)).toContain(QUOTATIONS['35']);
  });

  it.each([
    [24, '第二十四条', '24.2'],
    [37, '第三十七条', '37'],
  ] as const)('is nothing that article %i would say', (article, named, quoted) => {
    const text = overdue(article);
    expect(text).not.toMatch(/通报批评|暂缓安排|终止项目实施/);
    expect(text).toContain(`${named}未规定逾期不整改的后果`);
    expect(text).toContain(QUOTATIONS[quoted]);
    expect(text).not.toContain(QUOTATIONS['35']);
  });
});

describe('a reminder', () => {
  it('is tried of every duty of every kind', () => {
    const known = allKinds().flatMap(({ duties }) => duties.map(({ name }) => name));
    expect([...new Set(known)].sort()).toEqual([...ALL_DUTIES].sort());
  });

  it.each(ALL_DUTIES.flatMap((duty) => NATURES.map((nature) => ({ duty, nature }))))(
    'of $duty ($nature) says what is owed, why then, what to do and what follows',
    ({ duty: name, nature }) => {
      const duty = sampleDuty({
        duty: name,
        anchor: { event: '整改通知送达', on: '2025-08-31' },
        due: { rule: 'months', months: 6, rolling: 'FORWARD' },
        owedTo: ['big-data'],
      });
      const { text } = renderNotice(sampleReminder(duty, nature, '2026-03-05'), SAMPLE_NAMES, duty.owedBy);
      const registered = findDuty(name)!;
      expect(text).not.toMatch(UNFILLED);
      for (const said of [
        registered.title,
        registered.toDo,
        registered.lest.says,
        duty.explanation.text,
        findAct(registered.metBy)!.title,
        '2026年2月28日（周六）',
      ])
        expect(text).toContain(said);
      if (registered.quotation) expect(text).toContain(QUOTATIONS[registered.quotation as keyof typeof QUOTATIONS]);
      // L11: on what the duty rests, and on what its date does.
      expect(text).toContain(`事项依据：${sourceOf(registered.basis === 'law' ? registered.article : null)}`);
      expect(text).toContain(`期限依据：${DUE_BASIS_NAMES[registered.dueBasis]}`);
      expect(text.includes(RESTORATION_NOTE)).toBe(registered.quotation !== undefined);
    },
  );

  it('speaks to whoever owes as "you", and to a bureau of the unit by name', () => {
    const duty = sampleDuty({
      duty: 'ACCEPTANCE_APPLICATION',
      anchor: { event: '项目建成', on: '2025-08-31' },
      due: { rule: 'months', months: 6, rolling: 'FORWARD' },
      owedTo: ['big-data'],
    });
    const notice = sampleReminder(duty, 'overdue', '2026-03-01');
    expect(renderNotice(notice, SAMPLE_NAMES, duty.owedBy).text).toContain('贵单位应当办理的「申请竣工验收」');
    expect(renderNotice(notice, SAMPLE_NAMES, 'big-data').text).toContain(
      '重庆市交通信息中心应当办理的「申请竣工验收」',
    );
    expect(renderNotice(notice, SAMPLE_NAMES, 'finance').text).toContain('与贵单位的监督管理职责有关');
  });

  it('says plainly that a date is provisional while an arrangement is still to come', () => {
    const duty = sampleDuty({
      duty: 'ACCEPTANCE_APPLICATION',
      anchor: { event: '项目建成', on: '2027-03-28' },
      due: { rule: 'months', months: 6, rolling: 'FORWARD' },
      owedTo: ['big-data'],
    });
    expect(renderNotice(sampleReminder(duty, 'started', '2027-03-29'), SAMPLE_NAMES).text).toContain('本日期为暂定');
  });
});

describe('M6: a reminder of an order of rectification', () => {
  const order = { event: '整改通知送达', on: '2026-03-02' };
  const ordered = (article: number, owedTo: string[], nature: Nature) => {
    const duty = sampleDuty(
      { duty: 'RECTIFICATION', anchor: order, due: { rule: 'fixed', on: '2026-04-01' }, owedTo },
      { article },
    );
    return letterOf(sampleReminder(duty, nature, '2026-03-02'), SAMPLE_NAMES, duty.owedBy);
  };

  it.each([
    [35, ['finance'], '市财政局要求限期整改的文书已于'],
    [24, ['development-reform', 'finance'], '市发展改革委、市财政局督促整改的文书已于'],
    [37, ['big-data'], '市大数据发展局提出整改意见的文书已于'],
  ])('of article %i begins with who ordered it: %j', (article, issuers, first) => {
    expect(ordered(article, issuers, 'served').paragraphs[0]).toMatch(new RegExp(`^${first}`));
  });

  it.each(NATURES)('(%s) names who ordered it in its first sentence and among its facts', (nature) => {
    const { paragraphs, facts } = ordered(35, ['finance'], nature);
    expect(paragraphs[0]).toContain('市财政局');
    expect(facts).toContainEqual({ label: '提出整改的部门', value: '市财政局' });
  });
});

it.each(SAMPLES)('M6: $name calls nobody 收件单位, which in a letter is its own addressee', ({ notice, reader }) => {
  expect(renderNotice(notice, SAMPLE_NAMES, reader).text).not.toContain('收件单位');
});

it('M6: whom a submission goes to and whom a decision answers are told apart', () => {
  const factsOf = (name: string) => {
    const { notice, reader } = SAMPLES.find((sample) => sample.name === name)!;
    return letterOf(notice, SAMPLE_NAMES, reader).facts;
  };
  expect(factsOf('提醒：今日到期')).toContainEqual({ label: '报送对象', value: '市大数据发展局' });
  expect(factsOf('提醒：决定延期申请（系统惯例）')).toContainEqual({ label: '答复对象', value: '重庆市交通信息中心' });
});

describe('a mail', () => {
  const reader = { party: 'unit-cqjt-xxzx', name: '张三' };
  const letters = SAMPLES.filter((sample) => sample.reader === reader.party).map(({ notice }) =>
    letterOf(notice, SAMPLE_NAMES, reader.party),
  );

  it('puts everything of one recipient into one mail, the most pressing first', () => {
    const { subject, text } = renderLetters(reader, letters, SAMPLE_NAMES);
    expect(subject).toMatch(/^【督办】\d+项：已逾期4项、今日到期2项、整改要求3项、/);
    expect(text).toMatchSnapshot();
  });

  it.each(SAMPLE_MAILS)('$name: reads as it was agreed', ({ mail: { subject, text } }) => {
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
    expect(`${subject}${text}`).not.toMatch(UNFILLED);
    expect(text.match(/《重庆市市级政务信息化项目管理办法》/g)).toHaveLength(1);
  });

  it('quotes the note on the wording of the Measures once', () => {
    const { text } = renderLetters(reader, letters.slice(0, 10), SAMPLE_NAMES);
    expect(text.split(RESTORATION_NOTE)).toHaveLength(2);
  });

  it('of a single notice carries that notice as its subject', () => {
    const { subject, text } = renderLetters(reader, [letters[0]!], SAMPLE_NAMES);
    expect(subject).toBe('【督办】〔新增应办事项〕申请竣工验收——重庆市智慧交通综合监管平台（一期）（CQ-2024-0017）');
    expect(text).toContain('重庆市交通信息中心　张三：');
  });

  it('says why it comes to a stand-in', () => {
    expect(
      renderLetters({ ...reader, insteadOf: '本消息原发经办人，未能送达。' }, letters, SAMPLE_NAMES).text,
    ).toContain('本消息原发经办人，未能送达。');
  });
});

it('escapes whatever is put into HTML, except what was made as HTML', () => {
  expect(html`<p>${`<b>"&'`}${html`<i>${'<'}</i>`}${undefined}</p>`.source).toBe(
    '<p>&lt;b&gt;&quot;&amp;&#39;<i>&lt;</i></p>',
  );
});

// Blocks of articles 31, 32 and 33 on a construction unit: who puts them on, who lifts them, who is told.
// test support
import { describe, expect, it } from 'vitest';
import { documentOf } from '../dossier.ts';
import { saying, sentence } from '../saying.ts';
import { blockedUnit, DEPARTMENT, REGISTERED, SHARING, UNIT, unitLife } from './unit-lives.ts';
// under test
import { lampOf } from '../../../measures/lamp.ts';
import { firstPractice, kindNamed } from '../../../measures/register.ts';
import { BUREAUS } from '../../../measures/vocabulary.ts';

const LIFTING = { reason: '已完成整改并接入共享平台', documents: [] };
const lifting = (of: number) => ({ of, ...LIFTING });

describe('putting on a block', () => {
  it('is done by big-data or finance, and by nobody else', () => {
    for (const party of [UNIT, DEPARTMENT, 'unit-stranger', ...BUREAUS]) {
      const codes = unitLife().codes('block', party, SHARING, REGISTERED);
      expect(codes, party).toEqual(['big-data', 'finance'].includes(party) ? [] : ['wrongParty']);
    }
    expect(unitLife().refusals('block', UNIT, SHARING, REGISTERED)).toEqual([
      {
        code: 'wrongParty',
        article: 31,
        basis: 'law',
        says: '「登记限制措施」由市大数据发展局、市财政局办理；就该单位而言，贵单位不具有该身份。',
        remedy: '请由市大数据发展局、市财政局办理。',
        acts: [
          {
            act: 'block',
            title: '登记限制措施',
            by: [
              { capacity: 'big-data', name: '市大数据发展局' },
              { capacity: 'finance', name: '市财政局' },
            ],
          },
        ],
      },
    ]);
  });

  it('asks for a registered unit', () => {
    for (const standing of [
      { blocks: [] },
      { blocks: [], party: { ...REGISTERED.standing.party!, id: 'unit-another' } },
    ])
      expect(unitLife().refusals('block', 'finance', SHARING, { standing })).toEqual([
        {
          code: 'unitRegistered',
          article: null,
          basis: 'practice',
          says: '该单位尚未登记。',
          remedy: '请先由其所属部门或者市大数据发展局登记该单位。',
          outside: [{ step: 'registerParty', title: '登记单位', at: 'PUT /parties/{id}' }],
        },
      ]);
  });

  it.each([
    [31, 'newBuildBlocked', true],
    [31, 'newBuildNotSupported', false],
    [31, 'omFundingBlocked', true],
    [32, 'newBuildBlocked', true],
    [32, 'newBuildNotSupported', false],
    [32, 'omFundingBlocked', true],
    [33, 'newBuildBlocked', false],
    [33, 'newBuildNotSupported', true],
    [33, 'omFundingBlocked', true],
  ])('of article %i as %s is a measure of that article: %s', (article, flag, lawful) => {
    const refusals = unitLife().refusals('block', 'big-data', { ...SHARING, article, flag }, REGISTERED);
    if (lawful) expect(refusals).toEqual([]);
    else
      expect(refusals).toMatchObject([
        {
          code: 'flagOfArticle',
          article: null,
          basis: 'practice',
          says: sentence,
          remedy: saying('该条规定的措施为：'),
        },
      ]);
  });

  it('is not done twice: the same measure under the same article is named with its number', () => {
    const life = blockedUnit();
    expect(life.refusals('block', 'finance', SHARING, REGISTERED)).toMatchObject([
      { code: 'notInForceYet', says: saying('台账第1号'), remedy: sentence },
    ]);
    // The same measure under another article, and another measure under the same one, are blocks of their own.
    expect(life.codes('block', 'finance', { ...SHARING, article: 32 }, REGISTERED)).toEqual([]);
    expect(life.codes('block', 'finance', { ...SHARING, flag: 'omFundingBlocked' }, REGISTERED)).toEqual([]);
  });

  it('cites only what is on record, and keeps of it the id and the kind', () => {
    const evidence = documentOf('evidence');
    expect(
      unitLife().refusals('block', 'finance', { ...SHARING, documents: ['doc-nowhere'] }, REGISTERED),
    ).toMatchObject([{ code: 'documentsOnRecord', says: sentence, remedy: sentence }]);
    const life = unitLife().do(
      'block',
      'finance',
      { ...SHARING, documents: [evidence.id] },
      { ...REGISTERED, documents: ['evidence'] },
    );
    expect(life.facts.blocks[0]!.documents).toEqual([{ id: evidence.id, kind: 'evidence' }]);
  });

  it('opens the dossier of the unit, with its name and department as registered that day', () => {
    expect(blockedUnit().facts).toMatchObject({
      stage: 'BLOCKED',
      unit: UNIT,
      name: '市档案信息中心',
      department: DEPARTMENT,
      blocks: [{ seq: 1, on: '2026-03-02', by: 'big-data', flag: 'newBuildBlocked', article: 31 }],
      lifted: [],
    });
  });

  it.each([{ article: 34 }, { flag: 'everything' }, { reason: ' ' }, { instrument: { number: '渝数发〔2026〕3号' } }])(
    'with %j is malformed',
    (wrong) => {
      expect(unitLife().judgement('block', 'big-data', { ...SHARING, ...wrong }, REGISTERED).is).toBe('malformed');
    },
  );

  it('keeps the instrument it was decided by', () => {
    const instrument = { number: '渝数发〔2026〕3号', on: '2026-03-01', signedBy: '王主任' };
    const life = unitLife().do('block', 'big-data', { ...SHARING, instrument }, REGISTERED);
    expect(life.facts.blocks[0]).toMatchObject({ instrument });
  });

  it('is told to the unit at once and to its department in the morning', () => {
    const life = blockedUnit();
    expect(Object.keys(life.news).sort()).toEqual([DEPARTMENT, UNIT]);
    expect(life.news[UNIT]).toMatchObject({
      kind: 'act',
      act: 'block',
      article: 31,
      dossier: { kind: 'unit', code: UNIT, name: '市档案信息中心', unit: UNIT },
      input: SHARING,
    });
    const sent = Object.fromEntries(
      life.last.says.map(({ party, sendNotBefore, key }) => [party, [sendNotBefore, key]]),
    );
    expect(sent).toEqual({
      [UNIT]: [Date.parse('2026-03-02T10:00:00+08:00'), `unit|${UNIT}|#1|block|${UNIT}/handler`],
      [DEPARTMENT]: [Date.parse('2026-03-03T09:00:00+08:00'), `unit|${UNIT}|#1|block|${DEPARTMENT}/handler`],
    });
  });

  it('puts no clock on anybody: the dossier wakes for nothing, and its lamp is out', () => {
    const { last } = blockedUnit();
    expect(last).toMatchObject({ duties: [], nextWakeAt: null, ended: false });
    expect(lampOf(kindNamed('unit'), last.duties, { today: '2026-03-02', practice: firstPractice() })).toBe('无');
  });
});

describe('lifting a block', () => {
  it('is done by either of the two, whoever put it on, and by nobody else', () => {
    for (const party of [UNIT, DEPARTMENT, ...BUREAUS]) {
      const codes = blockedUnit().codes('lift', party, lifting(1), REGISTERED);
      expect(codes, party).toEqual(['big-data', 'finance'].includes(party) ? [] : ['wrongParty']);
    }
  });

  it('names a block in force, by its number', () => {
    expect(blockedUnit().refusals('lift', 'finance', lifting(2), REGISTERED)).toEqual([
      {
        code: 'inForce',
        article: null,
        basis: 'practice',
        says: '没有台账序号为2的生效中的限制措施。',
        remedy: '请查询该单位现有的限制措施，以其台账序号解除。',
        mend: true,
      },
    ]);
  });

  it('finds nothing to lift where nothing was put on, or all is lifted', () => {
    for (const life of [unitLife(), blockedUnit().do('lift', 'finance', lifting(1), REGISTERED)])
      expect(life.refusals('lift', 'finance', lifting(1), REGISTERED)).toMatchObject([
        { code: 'wrongStage', says: saying('「限制措施生效中」'), remedy: sentence },
      ]);
  });

  it('of one leaves the others in force, of the last one leaves the unit clear and its dossier at its end', () => {
    const life = blockedUnit().do(
      'block',
      'finance',
      { ...SHARING, article: 33, flag: 'omFundingBlocked' },
      REGISTERED,
    );
    life.do('lift', 'finance', lifting(1), { ...REGISTERED, on: '2026-04-01' });
    expect(life.facts).toMatchObject({
      stage: 'BLOCKED',
      blocks: [{ seq: 2, article: 33 }],
      lifted: [{ seq: 1, article: 31, lifted: { seq: 3, on: '2026-04-01', by: 'finance', reason: LIFTING.reason } }],
    });
    expect(life.last.ended).toBe(false);
    life.do('lift', 'big-data', lifting(2), { ...REGISTERED, on: '2026-04-02' });
    expect(life.facts).toMatchObject({ stage: 'CLEAR', blocks: [] });
    expect(life.last).toMatchObject({ ended: true, nextWakeAt: null });
    // A new block begins it anew.
    life.do('block', 'big-data', SHARING, REGISTERED);
    expect(life.facts).toMatchObject({ stage: 'BLOCKED', blocks: [{ seq: 5 }] });
    expect(life.last.ended).toBe(false);
  });

  it('is told to the unit, to its department and to the other of the two', () => {
    const by = (party: string) => Object.keys(blockedUnit().do('lift', party, lifting(1), REGISTERED).news).sort();
    expect(by('finance')).toEqual(['big-data', DEPARTMENT, UNIT]);
    expect(by('big-data')).toEqual([DEPARTMENT, 'finance', UNIT]);
  });

  it('leaves the latest twenty on record: the ledger has them all', () => {
    const life = unitLife();
    for (let time = 0; time < 22; time++) {
      life.do('block', 'big-data', SHARING, REGISTERED);
      life.do('lift', 'big-data', lifting(life.seq), REGISTERED);
    }
    expect(life.facts.lifted).toHaveLength(20);
    expect(life.facts.lifted.map(({ seq }) => seq).slice(0, 2)).toEqual([5, 7]);
  });
});

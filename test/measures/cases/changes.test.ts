// The hundred cases, 67: a change of what was approved (article 26), and what waits for it.
// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../dossier.ts';
import { approved, budgeted, UNIT } from '../lawful-lives.ts';
import { START, START_DOCUMENTS } from '../project/acts/built-lives.ts';
import {
  ADJUSTMENT,
  ADJUSTMENT_DOCUMENTS,
  CHANGE_DOCUMENTS,
  changing,
  ITEMS,
  itemised,
  moves,
  REPLY_DOCUMENTS,
  REPLY_TO_CHANGE,
} from '../project/acts/path-lives.ts';
import { codesOf, settled } from '../project/warned-life.ts';

describe('a change', () => {
  // 2800万元 approved; 3100万元 after the change.
  const [BEFORE, AFTER] = ['2800000000', '3100000000'];
  const begun = (): Life =>
    budgeted(approved(BEFORE), '2026', BEFORE)
      .do('beginPreparation', UNIT)
      .do('startConstruction', UNIT, START, { on: '2026-02-02', documents: START_DOCUMENTS });
  const asked = (life: Life, total: string): Life => changing(life, { total, fundingSource: '市级财政追加' });

  it('case 67: that raises the total from 2800万元 to 3100万元 moves the class of acceptance, and replays no approval', () => {
    const life = settled(asked(begun(), AFTER));
    life.do(
      'approveChange',
      'development-reform',
      { ...REPLY_TO_CHANGE, total: AFTER },
      { documents: REPLY_DOCUMENTS },
    );
    expect(codesOf(life)).toEqual(['classChanges', 'plansStand']);
    expect(life.facts).toMatchObject({ stage: 'UNDER_CONSTRUCTION', track: 'SINGLE_STAGE', approvedTotal: AFTER });
    expect(life.facts.budgets.map(({ from, total }) => [from, total])).toEqual([
      ['APPROVAL', BEFORE],
      ['CHANGE', AFTER],
    ]);
    life.do(
      'confirmCompletion',
      UNIT,
      { completedOn: '2026-03-16' },
      { on: '2026-03-16', documents: ['supervisionStatement'] },
    );
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-09-16' });
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toBeUndefined();
  });

  it('closes completion and further adjustments until it is decided', () => {
    const life = changing(itemised());
    const completing = () =>
      life.codes(
        'confirmCompletion',
        UNIT,
        { completedOn: '2026-03-16' },
        { on: '2026-03-16', documents: ['supervisionStatement'] },
      );
    expect(completing()).toEqual(['noOpenChange']);
    const items = moves(['软件开发', '500000000', '490000000']);
    expect(life.codes('adjust', UNIT, { ...ADJUSTMENT, items }, { documents: ADJUSTMENT_DOCUMENTS })).toEqual([
      'noOpenChange',
    ]);
    expect(
      life.codes('requestChange', UNIT, { reason: '另有变化', content: '再增加模块' }, { documents: CHANGE_DOCUMENTS }),
    ).toEqual(['noOpenChange']);
    life.do('refuseChange', 'development-reform', { reason: '理由不充分' });
    expect(completing()).toEqual([]);
  });

  it.each([
    ['to what names no source', { total: AFTER }, ['fundingSourceNamed']],
    ['to a smaller total', { total: '2700000000' }, []],
    ['of nothing', {}, ['changesSomething']],
    ['without the papers', { content: '增加模块', documents: [] }, ['changeRequest']],
  ])('is asked for %s', (_, input, refused) =>
    expect(
      begun().codes('requestChange', UNIT, { reason: '业务调整', ...input }, { documents: CHANGE_DOCUMENTS }),
    ).toEqual(refused),
  );

  it('is approved at most as asked, and covers the years that are planned', () => {
    const approving = (total: string, life = asked(begun(), AFTER)) =>
      life.codes('approveChange', 'development-reform', { ...REPLY_TO_CHANGE, total }, { documents: REPLY_DOCUMENTS });
    expect(approving(AFTER)).toEqual([]);
    expect(approving('3100000001')).toEqual(['notMoreThanRequested']);
    expect(approving('2799999999')).toEqual(['withinApprovedTotal']);
  });

  it('brings new line items with a new total, where there are any', () => {
    const life = itemised();
    const more = { reason: '业务调整', total: '1100000000', fundingSource: '自有收入' };
    const asking = (items?: object) =>
      life.codes('requestChange', UNIT, { ...more, ...items }, { documents: CHANGE_DOCUMENTS });
    expect(asking()).toEqual(['itemsWithTotal']);
    expect(asking({ items: ITEMS })).toEqual(['itemsComeToTotal']);
    expect(asking({ items: [...ITEMS, { item: '数据治理服务', amount: '100000000' }] })).toEqual([]);
  });

  it('that was returned comes back, and is decided by development-reform alone', () => {
    const life = changing().do('returnChange', 'development-reform', { defects: ['未说明影响'] });
    expect(
      life.codes(
        'approveChange',
        'development-reform',
        { ...REPLY_TO_CHANGE, content: '增加模块' },
        { documents: REPLY_DOCUMENTS },
      ),
    ).toEqual(['changeRequested']);
    life.do('resubmitChange', UNIT, { reason: '业务调整', content: '增加模块' }, { documents: CHANGE_DOCUMENTS });
    expect(life.codes('refuseChange', 'finance', { reason: '无' })).toEqual(['wrongParty']);
    expect(life.codes('refuseChange', 'development-reform', { reason: '无' })).toEqual([]);
  });
});

// test support
import { describe, expect, it } from 'vitest';
import { settled } from '../warned-life.ts';
import { accepted, selfEvaluated, UNIT } from './built-lives.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';

const archives = { on: '2027-09-01', documents: ['archiveChecklist'] as const };
const ORDER = { ...ACT_SAMPLES.orderRectification.input(EXAMPLE), dueOn: '2027-10-01', documents: [] };

describe('closing the dossier (article 29)', () => {
  it('follows self-evaluation without a post-evaluation, which nobody owes', () => {
    expect(selfEvaluated().do('close', 'big-data', {}, archives).facts.stage).toBe('CLOSED');
  });

  it('needs the archives, and no open rectification', () => {
    const life = selfEvaluated().do('orderRectification', 'cyberspace', ORDER, { on: '2027-08-02' });
    expect(life.codes('close', 'big-data', { documents: [] }, { on: '2027-09-01' })).toEqual([
      'noOpenRectification',
      'archives',
    ]);
  });

  it('names each open item of an order that stands in its way', () => {
    const life = selfEvaluated();
    const items = [{ violation: '目录不完整' }, { violation: '接口未开放' }];
    life.do('orderRectification', 'cyberspace', { ...ORDER, items }, { on: '2027-08-02' });
    const of = life.seq;
    const [refusal] = life.refusals('close', 'big-data', {}, archives);
    expect(refusal!.acts!.map(({ act, input }) => [act, input])).toEqual([
      ['submitRectification', { of, item: 1 }],
      ['submitRectification', { of, item: 2 }],
      ['verifyRectification', { of, item: 1 }],
      ['verifyRectification', { of, item: 2 }],
    ]);
  });

  it('is no matter of the unit', () =>
    expect(selfEvaluated().codes('close', UNIT, {}, archives)).toEqual(['wrongParty']));

  it('asks for no list where the unit has recorded its archives', () => {
    const life = selfEvaluated().do('recordArchives', UNIT, {}, { on: '2027-08-02', documents: ['archiveChecklist'] });
    expect(life.codes('close', 'big-data', { documents: [] }, { on: '2027-09-01' })).toEqual([]);
  });
});

describe('the archives of the unit (article 29)', () => {
  it('are recorded once, with their list', () => {
    expect(accepted().codes('recordArchives', UNIT, { documents: [] })).toEqual(['archiveChecklist']);
    const life = accepted().do('recordArchives', UNIT, {}, { documents: ['archiveChecklist'] });
    expect(life.codes('recordArchives', UNIT, {}, { documents: ['archiveChecklist'] })).toEqual(['notArchivedYet']);
  });

  it('are met by closing as well, where nobody recorded them before', () => {
    const life = settled(selfEvaluated());
    life.do('close', 'big-data', {}, archives);
    expect(life.duty('ARCHIVES')).toMatchObject({ effectiveOn: '2026-08-20', dischargedOn: '2027-09-01' });
  });
});

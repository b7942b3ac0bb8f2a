// test support
import { describe, expect, it } from 'vitest';
import { selfEvaluated, UNIT } from './built-lives.ts';
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

  it('is no matter of the unit', () =>
    expect(selfEvaluated().codes('close', UNIT, {}, archives)).toEqual(['wrongParty']));
});

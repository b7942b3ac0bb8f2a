// X4: what was approved is given up on request of the unit, with the consent of development-reform.
// test support
import { describe, expect, it } from 'vitest';
import { order } from '../../cases/lives.ts';
import type { Life } from '../../dossier.ts';
import { approved, DEPARTMENT, UNIT } from '../../lawful-lives.ts';
import { settled } from '../warned-life.ts';
import { accepted, completed, inAcceptance, underConstruction } from './built-lives.ts';
import { changing, inService, terminationAsked } from './path-lives.ts';
import { failedAgain, lastOrder, suspended, together } from './sanctioned-lives.ts';

const R = 'development-reform';
const ASKED = { reason: '机构职能调整' };
const REPLIED = { documents: ['terminationReply'] } as const;
const asking = (life: Life, by = UNIT) =>
  life.codes('requestTermination', by, ASKED, { documents: ['terminationRequest'] });

describe('a request', () => {
  it('is the unit’s, from an approval until acceptance is passed, with its paper', () => {
    for (const lived of [approved, underConstruction, completed, inAcceptance]) expect(asking(lived())).toEqual([]);
    expect(asking(accepted())).toEqual(['wrongStage']);
    expect(asking(approved(), DEPARTMENT)).toEqual(['wrongParty']);
    expect(approved().codes('requestTermination', UNIT, ASKED, { documents: [] })).toEqual(['terminationRequest']);
  });

  it('of a service is its end', () =>
    expect(inService().refusals('requestTermination', UNIT, ASKED, { documents: [] })).toMatchObject([
      { code: 'wrongStage', instead: [{ act: 'endService' }] },
    ]));

  it('is one at a time, and may be taken back', () => {
    const life = terminationAsked();
    expect(asking(life)).toEqual(['notRequestedYet']);
    life.do('withdrawTermination', UNIT);
    expect(life.facts.terminationRequests).toMatchObject([{ status: 'WITHDRAWN' }]);
    expect(asking(life)).toEqual([]);
    expect(life.codes('consentTermination', R, {}, REPLIED)).toEqual(['terminationRequested']);
  });

  it('changes nothing by itself: what is built goes on being built', () => {
    const { facts } = terminationAsked();
    expect(facts.stage).toBe('UNDER_CONSTRUCTION');
    expect(terminationAsked().codes('startTrialOperation', UNIT, { startedOn: '2026-02-02' })).toEqual([]);
  });
});

describe('the answer', () => {
  it('is development-reform’s alone, and no measure', () => {
    const life = terminationAsked();
    for (const by of ['finance', 'big-data', UNIT])
      expect(life.codes('consentTermination', by, {}, REPLIED), by).toEqual(['wrongParty']);
    life.do('consentTermination', R, {}, REPLIED);
    expect(life.facts).toMatchObject({
      stage: 'TERMINATED',
      terminated: { ...ASKED, by: R },
      sanctions: [],
      proposals: [],
      terminationRequests: [{ status: 'CONSENTED', decided: { by: R } }],
    });
  });

  it('ends what is to come, leaves what was ordered, and suggests a final report', () => {
    const life = order(settled(terminationAsked()), 'big-data', '2026-04-30', '2026-03-10');
    expect(life.duty('YEAR_END_REPORT', '2026')).toMatchObject({ cancelled: undefined });
    life.do('consentTermination', R, {}, { ...REPLIED, on: '2026-03-16' });
    expect(life.last.warnings).toMatchObject([{ code: 'ordersOutlive', article: 35 }]);
    expect(life.duty('YEAR_END_REPORT', '2026')).toMatchObject({ cancelled: '项目已终止' });
    expect(life.duty('RECTIFICATION')).toMatchObject({ effectiveOn: '2026-04-30', cancelled: undefined });
    // 30 days after 16 March.
    expect(life.duty('FINAL_REPORT')).toMatchObject({ effectiveOn: '2026-04-15' });
  });

  it('that refuses leaves everything as it was', () => {
    const life = settled(changing());
    life.do('requestTermination', UNIT, ASKED, { on: '2026-03-02', documents: ['terminationRequest'] });
    const { terminationRequests: _, ...before } = structuredClone(life.facts);
    const open = () => life.duties.filter(({ cancelled, dischargedOn }) => !cancelled && !dischargedOn).length;
    const owed = open();
    life.do('refuseTermination', R, { reason: '仍有必要' }, { on: '2026-03-09' });
    const { terminationRequests, ...after } = life.facts;
    expect(after).toEqual(before);
    expect(open()).toBe(owed);
    expect(terminationRequests).toMatchObject([{ status: 'REFUSED', decided: { reason: '仍有必要' } }]);
    expect(asking(life)).toEqual([]);
  });

  it('on a project of its own takes finance as well', () => {
    const life = terminationAsked();
    life.facts = { ...life.facts, parties: { ...life.facts.parties, department: R } };
    life.do('consentTermination', R, {}, REPLIED);
    expect(life.facts).toMatchObject({ stage: 'UNDER_CONSTRUCTION', proposals: [{ awaiting: ['finance'] }] });
    expect(life.do('consentTermination', 'finance', {}, { confirms: life.seq }).facts.stage).toBe('TERMINATED');
  });
});

describe('beside the measure of article 35', () => {
  it('a request holds up nothing: what both decide takes effect, and the request is overtaken', () => {
    const life = terminationAsked(failedAgain());
    together(life, 'terminate', { of: lastOrder(life), reason: '逾期未整改' });
    expect(life.facts).toMatchObject({
      stage: 'TERMINATED',
      sanctions: [{ kind: 'TERMINATION' }],
      terminationRequests: [{ status: 'OVERTAKEN' }],
    });
  });

  it('consent settles a measure that was only proposed', () => {
    const life = failedAgain();
    life.do('terminate', 'finance', { of: lastOrder(life), reason: '逾期未整改' }, { documents: ['sanctionDecision'] });
    terminationAsked(life).do('consentTermination', R, {}, REPLIED);
    expect(life.facts).toMatchObject({
      stage: 'TERMINATED',
      proposals: [],
      sanctions: [],
    });
    expect(life.facts.answeredProposals.at(-1)).toMatchObject({ act: 'terminate', answered: { as: 'OVERTAKEN' } });
  });

  it('it may be asked and consented to while construction is suspended', () => {
    const life = terminationAsked(suspended());
    expect(life.do('consentTermination', R, {}, REPLIED).facts.stage).toBe('TERMINATED');
  });
});

describe('its day', () => {
  it('is corrected by development-reform, not before it was asked for', () => {
    const life = terminationAsked();
    life.do('consentTermination', R, {}, { ...REPLIED, on: '2026-02-16' });
    const correcting = (to: string) =>
      life.codes(
        'correct',
        R,
        {
          field: 'termination.answeredOn',
          from: '2026-02-16',
          to,
          reason: '登记有误',
          evidence: ['doc-evidence'],
        },
        { on: '2026-03-02', documents: ['evidence'] },
      );
    expect(correcting('2026-02-09')).toEqual([]);
    expect(correcting('2026-02-01')).toEqual(['keepsOrder']);
  });
});

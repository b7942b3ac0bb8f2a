// Every refusal names a way out, and the way out exists: whatever can be refused is refused here, and then done as the
// refusal says.
// test support
import { describe, expect, it } from 'vitest';
import { codeNamesIn } from '../../code-names.ts';
import { Life, type Circumstances } from '../dossier.ts';
import { approved, UNIT } from '../lawful-lives.ts';
import type { SettledLife } from '../settled-life.ts';
import { blockedUnit, REGISTERED, SHARING, unitLife } from '../unit/unit-lives.ts';
import { broughtAs, broughtThrough } from './clerk.ts';
import { failingsOf, isLeftToPeople } from './following.ts';
import { livesOnRoad } from './road-lives.ts';
import { PROJECT, Standpoint } from './standpoint.ts';
import { UNREACHED } from './unreached.ts';
import { allWitnesses, keyOf } from './witnesses.ts';
// under test
import type { Act } from '../../../measures/act.ts';
import { UNIT_SAMPLES } from '../../../measures/unit/acts.ts';
import type { UnitFacts } from '../../../measures/unit/facts.ts';
import { ACT_NAMES, type ActName } from '../../../measures/project/act-names.ts';
import { PROJECT_ACTS } from '../../../measures/project/acts.ts';

const WITNESSES = allWitnesses();
const REACHED = new Set(WITNESSES.map(keyOf));
const keysOf = (witnesses: typeof WITNESSES) => [...new Set(witnesses.map(keyOf))].sort();

/** Days that a sentence names. */
const daysIn = (sentence: string): string[] =>
  [...sentence.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(([, year, month, day]) =>
    [year, month!.padStart(2, '0'), day!.padStart(2, '0')].join('-'),
  );

describe('the way out of a refusal', () => {
  it('L24: exists: each act, correction and step that is named can be taken, and what was objected to is objected to no more', () => {
    expect(WITNESSES.flatMap(failingsOf)).toEqual([]);
  });

  it('L24: is tried for every guard of every act, or listed with the reason why none can meet it', () => {
    const codesOf = ({ guards, under = {} }: Act) => [
      ...['wrongParty', 'wrongStage', ...Object.keys(under)],
      ...guards.map(({ name }) => name),
    ];
    const all = PROJECT.acts.flatMap((act) => codesOf(act).map((code) => `${act.name}.${code}`));
    expect(all.filter((key) => !REACHED.has(key)).sort()).toEqual(Object.keys(UNREACHED).sort());
    expect(Object.values(UNREACHED).filter((reason) => reason.length < 30)).toEqual([]);
    console.info(`${REACHED.size} refusals met and followed, ${Object.keys(UNREACHED).length} listed`);
  });

  it('of a confirmation is the right number, or whoever is waited for', () => {
    const declaring = { act: 'declareForAnnualPlan', by: UNIT } as const;
    const approvedOne = new Standpoint(approved());
    const declaredOne = approvedOne.after({ ...declaring, input: approvedOne.sample(declaring.act) });
    const including = { act: 'includeInAnnualPlan', by: 'development-reform' } as const;
    const { life } = declaredOne.proposed({ ...including, input: declaredOne.sample(including.act) });
    const confirming = (party: string, confirms: number) => life.refusals(including.act, party, {}, { confirms });
    expect(confirming('finance', 99)).toMatchObject([{ code: 'noSuchProposal', mend: true }]);
    expect(confirming('big-data', life.seq)).toMatchObject([
      { code: 'wrongParty', acts: [{ act: including.act, by: [{ capacity: 'finance', name: '市财政局' }] }] },
    ]);
    expect(confirming('finance', life.seq)).toEqual([]);
  });

  it('of a unit is the register, another input, or the lifting of what is in force', () => {
    const blocking = (life: SettledLife<UnitFacts>, input: object, circumstances: Circumstances = REGISTERED) =>
      life.refusals('block', 'finance', input, circumstances);
    expect(blocking(unitLife(), SHARING, { standing: { blocks: [] } })).toMatchObject([
      { code: 'unitRegistered', outside: [{ step: 'registerParty' }] },
    ]);
    expect(blocking(unitLife(), { ...SHARING, flag: 'newBuildNotSupported' })).toMatchObject([
      { code: 'flagOfArticle', mend: true },
    ]);
    const [inForce] = blocking(blockedUnit(), SHARING);
    expect(inForce).toMatchObject({ code: 'notInForceYet', needless: true, acts: [{ act: 'lift', input: { of: 1 } }] });
    const lifting = { ...UNIT_SAMPLES.lift, ...inForce!.acts![0]!.input };
    expect(blocking(blockedUnit().do('lift', 'finance', lifting, REGISTERED), SHARING)).toEqual([]);
    expect(unitLife().refusals('lift', 'finance', lifting, REGISTERED)).toMatchObject([
      { code: 'wrongStage', needless: true },
    ]);
  });

  it('is left to people alone in few cases', () => {
    expect(keysOf(WITNESSES.filter(isLeftToPeople))).toEqual([
      // A third party evaluates the earlier project.
      'grantException.noPriorEvaluationMayBeGranted',
      'openDossier.notClassified',
      'reviseDossier.notClassified',
      'revoke.nothingLeansOnIt',
      'undo.lastActUndoable',
      'undo.withinUndoDays',
    ]);
  });

  it('L27: is worded without a name of the program', () => {
    const said = WITNESSES.flatMap(({ refusal: { says, remedy, acts, instead, outside } }) => [
      ...[says, remedy],
      ...[...(acts ?? []), ...(instead ?? [])].flatMap(({ title, by }) => [title, ...by.map(({ name }) => name)]),
      ...(outside ?? []).map(({ title }) => title),
    ]);
    expect([...new Set(said)].filter((sentence) => codeNamesIn(sentence).length > 0)).toEqual([]);
  });

  it('L31: names no day that has passed, but where an event that lies behind is to be dated', () => {
    const past = WITNESSES.filter(({ at, refusal }) => daysIn(refusal.remedy).some((on) => on < at.today));
    expect(keysOf(past)).toEqual(['orderAgain.servedAfterFailure']);
    expect(WITNESSES.filter(({ at, refusal }) => (refusal.earliestOn ?? '9999') <= at.today)).toEqual([]);
  });

  it('leads from the opening of a dossier to its closing, whoever knows nothing but what refusals say', () => {
    const opening = new Standpoint(new Life());
    const closing = { act: 'close', by: 'big-data', input: opening.sample('close') } as const;
    expect(broughtThrough(opening, closing, { left: 300 })?.facts.stage).toBe('CLOSED');
  });

  it('points along a road that the acts take', () => {
    const gone = new Set<string>();
    for (const at of livesOnRoad().map((life) => new Standpoint(life))) {
      for (const { act, from, to } of PROJECT.roadOf!(at.facts).filter((move) => move.from === at.facts.stage)) {
        if (gone.has(`${act} ${from}`)) continue;
        const by = PROJECT_ACTS[act as ActName].by.map((capacity) => ({ capacity, name: '' }));
        const brought = broughtAs(at, { act, title: '', by });
        expect(brought && broughtThrough(at, brought)?.facts.stage, `${act} from ${from}`).toBe(to);
        gone.add(`${act} ${from}`);
      }
    }
    expect(gone.size).toBeGreaterThan(20);
  });

  it('can name every act of a project, and no other', () => {
    expect(Object.keys(PROJECT_ACTS).sort()).toEqual([...ACT_NAMES].sort());
  });
});

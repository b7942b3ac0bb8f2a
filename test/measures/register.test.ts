// test support
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { combinedInReview, declared, UNIT } from './lawful-lives.ts';
import { terminated } from './project/acts/sanctioned-lives.ts';
import { funded, inService, requested } from './project/acts/path-lives.ts';
import { DRY_RUN_CALENDAR, livesOfScenarios } from './scenario-lives.ts';
// under test
import { ARTICLES } from '../../measures/articles.ts';
import { UNOPENED } from '../../measures/dossier.ts';
import { refusalsOf } from '../../measures/judgement.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { NO_REFERENCES } from '../../measures/references.ts';
import { ladderOf } from '../../measures/practice.ts';
import { PROPOSAL_PRACTICE } from '../../measures/proposal.ts';
import { QUOTATIONS } from '../../measures/quotation.ts';
import { allKinds, firstPractice, kindNamed } from '../../measures/register.ts';
import { BUREAU_NAMES, CAPACITY_NAMES, STAGE_NAMES, type Capacity, type Stage } from '../../measures/vocabulary.ts';
import * as workflows from '../../workflows/index.ts';

const PRACTICE = firstPractice();
const PROJECT = kindNamed('project');
const ACTS = PROJECT.acts;
const DUTIES = PROJECT.duties;
const EVERY_ACT = allKinds().flatMap(({ acts }) => acts);
const EVERY_DUTY = allKinds().flatMap(({ duties }) => duties);
const STAGES = Object.keys(STAGE_NAMES) as Stage[];
const CAPACITIES = Object.keys(CAPACITY_NAMES) as Capacity[];

/** Acts by name (contracts); nothing may go missing unseen. */
const KNOWN =
  `openDossier declare list declineListing reopenDeclaration submitCombinedReport approveCombinedReport submitFeasibilityReport approveFeasibilityReport submitDesign approveDesign
  recordOpinion returnForCorrection resubmit reject reopenListing withdraw returnToTwoStages declareForAnnualPlan includeInAnnualPlan declineFromAnnualPlan budget withdrawProposal declineProposal beginPreparation startConstruction
  startTrialOperation confirmCompletion submitYearEndReport reportSeriousProblem applyForAcceptance conveneAcceptance passAcceptance failAcceptance reapplyForAcceptance fileAcceptanceResult requestExtension grantExtension
  refuseExtension returnExtension withdrawExtension putIntoOperation submitSelfEvaluation commissionPostEvaluation submitPostEvaluation close orderRectification submitRectification verifyRectification findNotCompliant
  orderAgain changeRectificationDate withdrawRectification suspend reviewSuspension resume deferPlan liftDeferral reprimand dropSanctionProposal terminate submitFinalReport requestInformation answerInformation recordLiability recordArchives correct undo revoke acknowledgeReceipt confirmConclusionDate confirmOpinions
  requestOutOfPlan confirmFunding refuseOutOfPlan withdrawOutOfPlan recordEarlierApproval confirmEarlierApproval reviseAnnualPlan reviseBudget
  reviseDossier withdrawSubmission removeFromList requestTermination consentTermination refuseTermination withdrawTermination grantException
  adjust fileAdjustment requestChange returnChange resubmitChange approveChange refuseChange withdrawChange recordSurplus beginService endService`.split(
    /\s+/,
  );

const citations = new Map<number, string[]>();
const cite = (article: number | null, by: string): void => {
  if (article !== null) citations.set(article, [...(citations.get(article) ?? []), by]);
};
for (const act of EVERY_ACT) {
  cite(act.article, act.name);
  for (const guard of act.guards) cite(guard.article, `${act.name}.${guard.name}`);
}
for (const duty of EVERY_DUTY) {
  cite(duty.article, duty.name);
  cite(duty.lest.article, `${duty.name}.lest`);
}

describe('every article', () => {
  it('of the thirty-eight has a fate', () => {
    expect(ARTICLES.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
  });

  it.each(ARTICLES.map((article) => [article.number, article] as const))(
    '%i, if encoded, is cited by an act, a guard or a duty; if not, it says why',
    (number, { fate }) => {
      if (fate.is === 'encoded') expect(citations.get(number), `article ${number}`).toBeDefined();
      else expect(fate.because.length).toBeGreaterThan(3);
    },
  );

  it('that a rule cites counts as encoded', () => {
    const encoded = ARTICLES.filter(({ fate }) => fate.is === 'encoded').map(({ number }) => number);
    expect([...citations.keys()].filter((article) => !encoded.includes(article))).toEqual([]);
  });

  it('that comes with a later issue is counted', () => {
    expect(ARTICLES.filter(({ fate }) => fate.is === 'later').map(({ number }) => number)).toEqual([17, 18]);
  });
});

describe('the register', () => {
  it('holds the acts that there are, each once', () => {
    expect(ACTS.map(({ name }) => name).sort()).toEqual([...KNOWN].sort());
    expect(kindNamed('unit').acts.map(({ name }) => name)).toEqual(['block', 'lift']);
  });

  it('gives what two kinds name alike one title and one input, so that a name alone can be worded', () => {
    const shapes = EVERY_ACT.map(({ name, title, input }) => ({ name, shape: [title, z.toJSONSchema(input)] }));
    const duties = EVERY_DUTY.map(({ name, title, toDo }) => ({ name, shape: [title, toDo] }));
    for (const named of [shapes, duties])
      for (const { name, shape } of named)
        expect(
          named.filter((other) => other.name === name).map((other) => other.shape),
          name,
        ).toEqual(named.filter((other) => other.name === name).map(() => shape));
  });

  it.each(allKinds())(
    'lets acts and duties of $title be done and owed by those alone who may have a part in it',
    (kind) => {
      const capacities = [...Object.keys(kind.capacityNames), ...Object.keys(BUREAU_NAMES)];
      for (const { name, by } of kind.acts)
        expect(
          by.filter((one) => !capacities.includes(one)),
          name,
        ).toEqual([]);
      // Of a proposal each instance says who owes the answer.
      for (const { name, owedBy } of kind.duties) expect([...capacities, ''], name).toContain(owedBy);
    },
  );

  it('names no act and no duty twice within one kind', () => {
    for (const { acts, duties } of allKinds())
      for (const names of [acts.map(({ name }) => name), duties.map(({ name }) => name)])
        expect(new Set(names).size).toBe(names.length);
  });

  it.each(allKinds())('gives each duty of $title a ladder, and each ladder a duty it belongs to', (kind) => {
    const known = kind.duties.map(({ name }) => name);
    for (const name of known) expect(ladderOf(PRACTICE, name), name).not.toEqual([]);
    const own = Object.keys(kind.practice.ladders);
    expect(own.filter((key) => !known.includes(key.split(':')[0]!))).toEqual([]);
    expect(own.filter((key) => key.includes(':') && !own.includes(key.split(':')[0]!))).toEqual([]);
  });

  it('has a ladder for proposals in every kind that knows joint acts, and a way to decline and to withdraw', () => {
    const joint = allKinds().filter(({ acts }) => acts.some((act) => act.jointly !== undefined));
    expect(joint.map(({ name }) => name)).toContain('project');
    for (const { duties, acts } of joint) {
      expect(duties.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(PROPOSAL_PRACTICE.ladders)));
      expect(acts.map(({ name }) => name)).toEqual(expect.arrayContaining(['declineProposal', 'withdrawProposal']));
    }
  });

  it('holds every figure and every ladder once, whichever kind brings it', () => {
    const adding = [PROPOSAL_PRACTICE, ...allKinds().map(({ practice }) => practice)];
    const figures = adding.flatMap((practice) => Object.keys(practice.figures));
    const ladders = adding.flatMap((practice) => Object.keys(practice.ladders));
    expect(new Set(figures).size).toBe(figures.length);
    expect(new Set(ladders).size).toBe(ladders.length);
    expect(Object.keys(PRACTICE.figures).sort()).toEqual(figures.sort());
    for (const { practice } of allKinds())
      expect(practice.guardFigures.filter((name) => !(name in practice.figures))).toEqual([]);
  });

  it('names steps of a ladder each once, its variants included: their ids are parts of message keys', () => {
    for (const key of Object.keys(PRACTICE.ladders)) {
      const [duty, variant] = key.split(':') as [string, string?];
      const ids = ladderOf(PRACTICE, duty, variant).map(({ id }) => id);
      expect(new Set(ids).size, key).toBe(ids.length);
    }
  });

  it.each(allKinds())('begins $title under a workflow that is exported, and by one opening act', (kind) => {
    expect(workflows).toHaveProperty(kind.workflowType);
    expect(kind.acts.filter(({ at }) => at.includes(UNOPENED))).toHaveLength(1);
    expect([...kind.endStages, UNOPENED].filter((stage) => !(stage in kind.stageNames))).toEqual([]);
    for (const { at, name } of kind.acts)
      expect(
        at.filter((stage) => !(stage in kind.stageNames)),
        name,
      ).toEqual([]);
  });

  it('lets no code of one kind be read as that of another, and no path serve two', () => {
    const all = allKinds();
    for (const of of ['name', 'path', 'workflowType', 'title'] as const)
      expect(new Set(all.map((kind) => kind[of])).size, of).toBe(all.length);
  });

  it('L13: calls ours what the Measures do not say', () => {
    const act = (name: string) => ACTS.find((one) => one.name === name)!;
    for (const name of ['openDossier', 'confirmCompletion', 'close']) expect(act(name).basis, name).toBe('practice');
    for (const [name, asked] of [
      ['submitRectification', 'rectificationReport'],
      ['close', 'archives'],
      ['confirmCompletion', 'supervisionStatement'],
      ['approveCombinedReport', 'technicalOpinions'],
    ] as const)
      expect(act(name).guards.find((guard) => guard.name === asked)?.basis, asked).toBe('practice');
  });

  it.each(allKinds())('names for every duty of $title an act that meets it and a quotation that exists', (kind) => {
    for (const duty of kind.duties) {
      expect(kind.acts.map(({ name }) => name)).toContain(duty.metBy);
      if (duty.quotation) expect(QUOTATIONS, duty.name).toHaveProperty([duty.quotation]);
    }
  });

  it('costs the owner of a duty met on its last day five messages at most', () => {
    for (const duty of EVERY_DUTY)
      expect(
        ladderOf(PRACTICE, duty.name).filter(
          ({ nature, to }) => nature !== 'overdue' && nature !== 'awaiting' && to.includes('owner/handler'),
        ).length,
        duty.name,
      ).toBeLessThanOrEqual(5);
  });

  it('goes to the handler always, to the head from the day after, to the leader from the fifteenth day on', () => {
    for (const duty of DUTIES)
      for (const { id, nature, days, monthly, to } of ladderOf(PRACTICE, duty.name)) {
        const owing = to.filter((addressee) => addressee.startsWith('owner/'));
        if (owing.length === 0 || nature === 'served') continue;
        const up = nature !== 'overdue' ? [] : days < 15 && !monthly ? ['owner/head'] : ['owner/head', 'owner/leader'];
        expect(owing, `${duty.name} ${id}`).toEqual(['owner/handler', ...up]);
      }
  });

  it('lets an overdue duty speak at most once a month after its thirtieth day', () => {
    for (const duty of DUTIES) {
      const late = ladderOf(PRACTICE, duty.name, 'ART35').filter(
        ({ nature, days, monthly }) => nature === 'overdue' && !monthly && days > 30,
      );
      expect(late, duty.name).toEqual([]);
    }
  });

  it('gives every guard words and never dresses practice as law', () => {
    for (const act of EVERY_ACT) {
      for (const guard of act.guards) {
        expect(guard.asks.length, `${act.name}.${guard.name}`).toBeGreaterThan(2);
        expect(guard.basis === 'law', `${act.name}.${guard.name}`).toBe(guard.article !== null);
      }
    }
  });

  it('decides every cell of act, stage and party: lawful, or refused with words and a way out', () => {
    let cells = 0;
    const wrong: string[] = [];
    for (const facts of [...oneFactsPerStage().values()]) {
      for (const act of ACTS) {
        for (const capacity of CAPACITIES) {
          const party = facts.parties[capacity as keyof ProjectFacts['parties']] ?? capacity;
          const refusals = refusalsOf(
            PROJECT,
            act,
            { facts, duties: [], references: NO_REFERENCES, party, today: '2033-01-01', figures: PRACTICE.figures },
            undefined,
            ['facts', 'duties', 'standing'],
          );
          const isWorded = refusals.every(({ says, remedy }) => says.length > 4 && remedy.length > 4);
          const saysOnce = new Set(refusals.map(({ code }) => code)).size === refusals.length;
          if (!isWorded || !saysOnce)
            wrong.push(`${act.name} at ${facts.stage} by ${capacity}: ${JSON.stringify(refusals)}`);
          cells += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(STAGES.length * ACTS.length * CAPACITIES.length);
  });

  it('leads to every stage', () => {
    // Rehearsed lives are brought to a good end; these go the ways out.
    const waysOut = [
      declared().do('declineListing', 'big-data', { reason: '与既有系统重复' }),
      declared().do('withdraw', UNIT, { reason: '需求变化' }),
      combinedInReview().do('reject', 'development-reform', { reason: '建设必要性不足' }),
      terminated(),
      requested(),
      funded(),
      requested().do('refuseOutOfPlan', 'finance', { reason: '可以在下一年度申报' }),
      inService(),
    ].map(({ facts }) => facts);
    const lived = [unopenedFacts('X'), ...livesOfScenarios(DRY_RUN_CALENDAR), ...waysOut];
    const reached = new Set(lived.map(({ stage }) => stage));
    expect(STAGES.filter((stage) => !reached.has(stage))).toEqual([]);
  });
});

/** Facts of a lawful life at each stage; stages no life passes get the last ones with their stage changed. */
function oneFactsPerStage(): Map<Stage, ProjectFacts> {
  const lives = livesOfScenarios(DRY_RUN_CALENDAR);
  return new Map(
    STAGES.map((stage) => [
      stage,
      lives.find((facts) => facts.stage === stage) ?? { ...(lives.at(-1) ?? unopenedFacts('X')), stage },
    ]),
  );
}

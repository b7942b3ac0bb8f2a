// Test support: whole lives that bring the samples alone, on either track and with every detour.
import { ACT_SAMPLES, EXAMPLE, sampleInput, type ActName } from '../../../measures/project/act-samples.ts';
import type { DutyFigures } from '../../../measures/duty.ts';
import type { Standing } from '../../../measures/references.ts';
import { OPINIONS, type OpinionSubject, type PartyId } from '../../../measures/vocabulary.ts';
import { newsOf } from '../../../measures/act-news.ts';
import { beijingInstantOf, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import type { BroughtAct } from '../../../measures/line.ts';
import { momentOf } from '../../../measures/moment.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { firstPractice, kindNamed } from '../../../measures/register.ts';
import { CALENDAR } from '../clockwork.ts';
import { Life } from '../dossier.ts';
import { TECHNICAL } from '../lawful-lives.ts';
import { dutiesOn } from './acts/built-lives.ts';

const UNIT = 'unit-hospital';
const STANDING: Standing = {
  departmentPlan: {
    department: 'department-health',
    version: 1,
    fromYear: 2026,
    toYear: 2029,
    collectiveDecision: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'],
    contains: true,
  },
  blocks: [],
};
const APPRAISAL = 'appraisalReport';

/** An act of such a life, so that another may begin likewise: with what is otherwise than in the sample. */
export interface Scripted {
  on: CalendarDate;
  act: ActName;
  by: PartyId;
  otherwise: Record<string, unknown>;
  confirms: boolean;
}

/** Keeps what was brought, and who is told of each act, by the act and who brought it. */
export class ToldLife extends Life {
  readonly told: [act: string, parties: string][] = [];
  readonly script: Scripted[] = [];

  protected override taken(brought: BroughtAct, proposes: boolean, before: ProjectFacts): void {
    this.script.push(scriptedOf(brought, before, this.today));
    const { facts, seq } = this;
    const at = beijingInstantOf(this.today, '10:00');
    const moment = momentOf(at, { calendar: CALENDAR, practice: firstPractice() });
    const news = newsOf(
      { kind: kindNamed('project'), facts, moment },
      { is: 'act', seq, at, facts, brought, ...(proposes && { proposes }) },
      before,
      [],
    );
    const parties = news.map(({ party }) => party).sort();
    const confirms = brought.confirms === undefined ? '' : ' confirms';
    this.told.push([`${brought.act} ${brought.actor.party}${confirms}`, parties.join(' ')]);
    super.taken(brought, proposes, before);
  }
}

function scriptedOf({ act, input, actor, confirms }: BroughtAct, facts: ProjectFacts, on: CalendarDate): Scripted {
  const sample = sampleInput(act as ActName, { ...EXAMPLE, today: on, facts }) as Record<string, unknown>;
  const isOtherwise = ([field, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(sample[field]);
  const otherwise = Object.fromEntries(Object.entries(input as object).filter(isOtherwise));
  return { on, act: act as ActName, by: actor.party, otherwise, confirms: confirms !== undefined };
}

/** A life that brings the samples and nothing else; of a joint act, and of an opinion, it varies who brings it. */
export class SampledLife {
  readonly accepted = new Set<ActName>();

  constructor(readonly life = new ToldLife('CQ-2026-0001', '2026-03-02')) {}

  bring(by: PartyId, ...acts: ActName[]): this {
    for (const act of acts) this.#take(act, by, sampleInput(act, this.#situation()));
    return this;
  }

  opine(subjects: readonly OpinionSubject[]): this {
    for (const subject of subjects)
      this.#take('recordOpinion', OPINIONS[subject].by, {
        ...sampleInput('recordOpinion', this.#situation()),
        subject,
        ...(subject === 'appraisal' ? { documents: [EXAMPLE.idOf(APPRAISAL)] } : {}),
      });
    return this;
  }

  /** Proposed by one authority and confirmed by the other, then budgeted. */
  plan(): this {
    this.bring(UNIT, 'declareForAnnualPlan').bring('development-reform', 'includeInAnnualPlan');
    this.life.do('includeInAnnualPlan', 'finance', {}, { confirms: this.life.seq });
    return this.bring('finance', 'budget');
  }

  /** Proposed by development-reform, confirmed by finance. */
  together(act: ActName): this {
    this.bring('development-reform', act);
    this.life.do(act, 'finance', {}, { confirms: this.life.seq });
    return this;
  }

  /** Resubmits with new papers alone: no chapter is changed. */
  unchanged(): this {
    this.#take('resubmit', UNIT, { ...sampleInput('resubmit', this.#situation()), changedChapters: [] });
    return this;
  }

  /** Big-data confirms the date of the conclusion, as where it was recorded long after that date. */
  dated(): this {
    const key = String(this.life.facts.acceptanceRounds.at(-1)?.conclusion?.seq);
    const awaited = { duty: 'CONCLUSION_DATE_CONFIRMATION', key, owedBy: 'big-data', owedTo: [UNIT] };
    const { today } = this.life;
    this.#take('confirmConclusionDate', 'big-data', sampleInput('confirmConclusionDate', this.#situation()), [
      { ...awaited, nominalOn: today, effectiveOn: today },
    ]);
    return this;
  }

  /** The annual plan is adjusted by development-reform alone (article 11). */
  planAlone(): this {
    return this.bring(UNIT, 'declareForAnnualPlan')
      .bring('development-reform', 'includeInAnnualPlan')
      .bring('finance', 'budget');
  }

  /** As `by`, with what is otherwise than in the sample. */
  otherwise(by: PartyId, act: ActName, more: object): this {
    this.#take(act, by, { ...sampleInput(act, this.#situation()), ...more });
    return this;
  }

  /** Big-data takes it off the list, once the department's plan holds it no more. */
  removed(): this {
    const departmentPlan = { ...STANDING.departmentPlan!, contains: false };
    this.#take('removeFromList', 'big-data', sampleInput('removeFromList', this.#situation()), [], {
      ...STANDING,
      departmentPlan,
    });
    return this;
  }

  later(on: CalendarDate): this {
    this.life.today = on;
    return this;
  }

  #situation = () => ({ ...EXAMPLE, today: this.life.today, facts: this.life.facts });

  #take(
    act: ActName,
    by: PartyId,
    input: object,
    more: readonly DutyFigures[] = [],
    standing: Standing = STANDING,
  ): void {
    const { cites } = ACT_SAMPLES[act];
    const { today } = this.life;
    this.life.do(act, by, input, {
      documents: cites && [...cites, APPRAISAL, 'directive'],
      standing,
      duties: this.life.facts.construction ? [...dutiesOn(this.life, today), ...more] : [],
    });
    this.accepted.add(act);
  }
}

export const withdrawn = (begun = new SampledLife()): SampledLife =>
  begun.bring(UNIT, 'openDossier', 'declare', 'withdraw');

/** Below 3000万元, with every detour there is. */
export function singleStage(begun = new SampledLife()): SampledLife {
  const life = begun
    .bring(UNIT, 'openDossier', 'declare')
    .bring('big-data', 'acknowledgeReceipt', 'declineListing')
    .bring(UNIT, 'reopenDeclaration', 'correct', 'declare')
    .bring('big-data', 'list', 'revoke', 'list')
    .bring(UNIT, 'submitCombinedReport')
    .bring('development-reform', 'reject', 'reopenListing')
    .bring(UNIT, 'submitCombinedReport')
    .opine(TECHNICAL)
    .bring('development-reform', 'approveCombinedReport', 'revoke', 'approveCombinedReport')
    .bring(UNIT, 'declareForAnnualPlan')
    .bring('development-reform', 'declineFromAnnualPlan')
    .bring(UNIT, 'declareForAnnualPlan')
    .bring('finance', 'includeInAnnualPlan', 'withdrawProposal')
    .bring('development-reform', 'includeInAnnualPlan')
    .bring('finance', 'declineProposal')
    .bring('development-reform', 'declineFromAnnualPlan')
    .plan()
    .bring('finance', 'revoke', 'budget')
    .bring(UNIT, 'beginPreparation', 'undo', 'beginPreparation', 'startConstruction')
    .bring('development-reform', 'grantException')
    .later('2026-12-10')
    .bring(UNIT, 'startTrialOperation', 'submitYearEndReport')
    .later('2027-01-15')
    .bring(UNIT, 'reportSeriousProblem')
    .together('suspend')
    .bring('finance', 'reviewSuspension')
    .together('resume')
    .bring(UNIT, 'confirmCompletion')
    .later('2027-06-01')
    .bring(UNIT, 'requestExtension')
    .bring('big-data', 'returnExtension')
    .bring(UNIT, 'requestExtension')
    .bring('big-data', 'refuseExtension')
    .bring(UNIT, 'requestExtension', 'withdrawExtension', 'requestExtension')
    .bring('big-data', 'grantExtension', 'revoke')
    .bring(UNIT, 'requestExtension')
    .bring('big-data', 'grantExtension')
    .later('2027-08-02')
    .bring(UNIT, 'conveneAcceptance', 'failAcceptance')
    .dated()
    .later('2027-11-01')
    .bring(UNIT, 'reapplyForAcceptance', 'passAcceptance', 'fileAcceptanceResult', 'putIntoOperation')
    .bring('big-data', 'orderRectification')
    .later('2027-11-08')
    .bring('big-data', 'changeRectificationDate')
    .bring(UNIT, 'submitRectification')
    .bring('big-data', 'findNotCompliant', 'orderAgain')
    .bring(UNIT, 'submitRectification')
    .bring('big-data', 'verifyRectification', 'revoke', 'verifyRectification')
    .bring('big-data', 'orderRectification', 'withdrawRectification');
  return life.later('2029-01-08').bring(UNIT, 'recordArchives', 'submitSelfEvaluation').bring('big-data', 'close');
}

/** Appraised at 3000万元 or more. */
export const twoStage = (begun = new SampledLife()): SampledLife =>
  begun
    .bring(UNIT, 'openDossier', 'declare')
    .bring('big-data', 'list')
    .bring(UNIT, 'submitCombinedReport')
    .bring('development-reform', 'returnToTwoStages')
    .bring(UNIT, 'submitFeasibilityReport')
    .opine(TECHNICAL)
    .bring('development-reform', 'approveFeasibilityReport')
    .bring(UNIT, 'submitDesign')
    .bring('development-reform', 'returnForCorrection')
    .bring(UNIT, 'resubmit')
    .opine([...TECHNICAL, 'designContent'])
    .bring('development-reform', 'returnForCorrection')
    .unchanged()
    .opine(['cryptography'])
    .bring('development-reform', 'confirmOpinions')
    .bring('development-reform', 'approveDesign')
    .plan()
    .bring(UNIT, 'beginPreparation', 'startConstruction')
    .later('2026-11-02')
    .bring(UNIT, 'confirmCompletion')
    .later('2027-02-01')
    .bring(UNIT, 'applyForAcceptance')
    .bring('big-data', 'passAcceptance')
    .bring(UNIT, 'putIntoOperation')
    .later('2028-03-01')
    .bring(UNIT, 'submitSelfEvaluation')
    .bring('big-data', 'commissionPostEvaluation', 'submitPostEvaluation', 'close');

/** Ordered, not followed, and answered by every measure there is; given up at last. */
export const givenUp = (begun = new SampledLife()): SampledLife =>
  begun
    .bring(UNIT, 'openDossier', 'declare')
    .bring('big-data', 'list', 'orderRectification')
    .later('2026-05-06')
    .bring('finance', 'dropSanctionProposal', 'reprimand', 'deferPlan')
    .bring(UNIT, 'submitRectification')
    .bring('big-data', 'verifyRectification')
    .bring('development-reform', 'liftDeferral')
    .bring('cyberspace', 'reprimand', 'orderRectification')
    .bring('audit', 'requestInformation', 'recordLiability')
    .bring(UNIT, 'answerInformation')
    .later('2026-07-01')
    .together('terminate')
    .bring(UNIT, 'submitFinalReport');

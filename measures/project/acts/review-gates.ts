// Guards on a review: whether it awaits a decision, and what must be on record before an approval (articles 4, 9, 14,
// 35).
import type { ActStep } from '../../way-out.ts';
import { gate, gateOf, practiceGate, type Guard } from '../act.ts';
import type { ActName } from '../act-names.ts';
import type { Opinion, ProjectFacts, Review } from '../facts.ts';
import {
  CAPACITY_NAMES,
  CHAPTERS,
  CHAPTER_NAMES,
  OPINIONS,
  type Chapter,
  type OpinionSubject,
} from '../../vocabulary.ts';
import { namesOf } from './document-gates.ts';

/** The submission under review at the present stage. */
export const reviewHere = (facts: ProjectFacts): ProjectFacts['review'] =>
  facts.review?.stage === facts.stage ? facts.review : undefined;

/** A returned submission waits for the unit: nothing is decided in its favour before it comes again (R1). */
export const REVIEW_PENDING: Guard<unknown> = practiceGate(
  'facts',
  'reviewPending',
  '申报材料在审，未处于退回补正状态',
  ({ facts }) => {
    const review = reviewHere(facts);
    if (review?.status === 'PENDING') return undefined;
    if (review?.status === 'RETURNED')
      return {
        says: '申报材料已退回补正，尚未重新提交。',
        remedy: '请待项目建设单位办理「补正后重新提交」。',
        wayOut: { acts: ['resubmit'] },
      };
    return { says: '没有待审的申报材料。', remedy: '现无须办理。', wayOut: { needless: true } };
  },
);

export const chapterNamesOf = (chapters: readonly Chapter[]): string =>
  chapters.map((chapter) => `「${CHAPTER_NAMES[chapter]}」`).join('、');
export const missingChapters = (chapters: readonly Chapter[]): Chapter[] =>
  CHAPTERS.filter((chapter) => !chapters.includes(chapter));

/** Opinions that must be on record before the submission of the present stage is approved. */
const opinionsAsked = (facts: ProjectFacts): OpinionSubject[] => reviewHere(facts)?.records ?? [];

const recordedOn = (subjects: readonly OpinionSubject[]): ActStep<ActName>[] =>
  subjects.map((subject) => ({ act: 'recordOpinion', input: { subject }, by: [OPINIONS[subject].by] }));

const opinionGate = (
  article: number | null,
  name: string,
  asks: string,
  subjects: readonly OpinionSubject[],
): Guard<unknown> =>
  gateOf(article, 'facts', name, asks, ({ facts }) => {
    const review = reviewHere(facts);
    if (!review) return undefined;
    const missing = subjects.filter((subject) => opinionsAsked(facts).includes(subject) && !review.opinions[subject]);
    if (missing.length === 0) return undefined;
    const asked = missing
      .map((subject) => `${OPINIONS[subject].title}（${CAPACITY_NAMES[OPINIONS[subject].by]}）`)
      .join('、');
    return {
      says: `尚缺：${asked}。`,
      remedy: '请由上述部门先办理「记录审查意见」。',
      wayOut: { acts: recordedOn(missing) },
    };
  });

/**
 * The text has the authorities take part in the technical review; that each leaves an opinion of its own is how we
 * record it.
 */
const technicalOpinions = opinionGate(
  null,
  'technicalOpinions',
  '网络安全、预算管理、政务数据资源（涉密项目另含保密）主管部门的技术审查意见齐备',
  ['networkSecurity', 'budget', 'governmentData', 'secrecy'],
);
const cryptographyOpinion = opinionGate(35, 'cryptographyOpinion', '密码应用方案经密码管理部门审查', ['cryptography']);
const appraisal = opinionGate(9, 'appraisal', '第三方咨询评估机构已编制项目评估报告', ['appraisal']);
const designContent = opinionGate(4, 'designContent', '初步设计内容经市大数据发展局审核', ['designContent']);

/** Chapters that an opinion speaks of; one that names none speaks of the whole. */
const spokenOf = ({ chapters }: Opinion): readonly Chapter[] => (chapters.length > 0 ? chapters : CHAPTERS);

/**
 * What an opinion on an earlier version lacks: that on cryptography, and any on a chapter that was changed since, must be
 * given anew; the others may be confirmed. Undefined where it is about the version under review.
 */
export function lacksForThisVersion(review: Review, subject: OpinionSubject): 'ANEW' | 'CONFIRMATION' | undefined {
  const opinion = review.opinions[subject];
  if (!opinion || opinion.version === review.version) return undefined;
  const isChanged = spokenOf(opinion).some((chapter) => (review.changedIn?.[chapter] ?? 1) > opinion.version);
  return subject === 'cryptography' || isChanged ? 'ANEW' : 'CONFIRMATION';
}

const versionGate = (
  article: number | null,
  name: string,
  asks: string,
  lacks: 'ANEW' | 'CONFIRMATION',
  isAsked: (subject: OpinionSubject) => boolean,
  remedyFor: (whose: string) => string,
): Guard<unknown> =>
  gateOf(article, 'facts', name, asks, ({ facts }) => {
    const review = reviewHere(facts);
    // What was returned comes back as another version, which opinions are then asked of.
    const old =
      review?.status === 'PENDING'
        ? opinionsAsked(facts).filter((subject) => isAsked(subject) && lacksForThisVersion(review, subject) === lacks)
        : [];
    if (!review || old.length === 0) return undefined;
    const said = old.map((subject) => `${OPINIONS[subject].title}（针对第${review.opinions[subject]!.version}版）`);
    const whose = [...new Set(old.map((subject) => CAPACITY_NAMES[OPINIONS[subject].by]))].join('、');
    return {
      says: `报批材料现为第${review.version}版，以下意见不是针对该版：${said.join('、')}。`,
      remedy: remedyFor(whose),
      wayOut: { acts: lacks === 'ANEW' ? recordedOn(old) : ['confirmOpinions'] },
    };
  });

const anew = (whose: string): string => `请由${whose}就现行版本重新办理「记录审查意见」。`;
/** Article 35 has the plan itself reviewed: the one that is approved, not one before it. */
const cryptographyOfThisVersion = versionGate(
  35,
  'cryptographyOfThisVersion',
  '密码应用方案审查意见针对所批复的版本',
  'ANEW',
  (subject) => subject === 'cryptography',
  anew,
);
const opinionsOfThisVersion = versionGate(
  null,
  'opinionsOfThisVersion',
  '对已修改篇（章）的意见针对所批复的版本',
  'ANEW',
  (subject) => subject !== 'cryptography',
  anew,
);
const opinionsConfirmed = versionGate(
  null,
  'opinionsConfirmed',
  '对未修改篇（章）的意见已确认适用于所批复的版本',
  'CONFIRMATION',
  () => true,
  () => '请由市发展改革委办理「确认审查意见适用于现行版本」，或者由原部门重新记录意见。',
);

const appraisalChapters: Guard<unknown> = gate(
  14,
  'facts',
  'appraisalChapters',
  '项目评估报告包括对五个篇（章）的评估意见',
  ({ facts }) => {
    const opinion = reviewHere(facts)?.opinions.appraisal;
    const missing = opinion ? missingChapters(opinion.chapters) : [];
    return missing.length === 0
      ? undefined
      : {
          says: `项目评估报告缺少对以下篇（章）的评估意见：${chapterNamesOf(missing)}。`,
          remedy: '请第三方咨询评估机构补充后，由市发展改革委就评估报告重新办理「记录审查意见」。',
          wayOut: { acts: recordedOn(['appraisal']), outside: ['completePapers'] },
        };
  },
);

const opinionsAgree: Guard<unknown> = practiceGate('facts', 'opinionsAgree', '各项意见均为同意', ({ facts }) => {
  const opinions = reviewHere(facts)?.opinions ?? {};
  const against = opinionsAsked(facts).filter((subject) => opinions[subject]?.agrees === false);
  if (against.length === 0) return undefined;
  const said = against.map((subject) => `${OPINIONS[subject].title}：${opinions[subject]!.remark}`).join('；');
  return {
    says: `以下意见不同意：${said}。`,
    remedy:
      '请办理「退回补正」，待「补正后重新提交」，由相应部门重新办理「记录审查意见」；确不可行的，办理「不予批准」。',
    wayOut: { acts: ['returnForCorrection', 'resubmit', ...recordedOn(against)], instead: ['reject'] },
  };
});

/** Never waived, whoever asks (case 100). */
const mandatoryDocuments: Guard<unknown> = gate(
  14,
  'facts',
  'mandatoryDocumentsOnFile',
  '数据资源目录、密码应用方案已提交（必备条件）',
  ({ facts }) => {
    const review = reviewHere(facts);
    const missing = (['dataResourceCatalogue', 'cryptographyPlan'] as const).filter(
      (kind) => !review?.documents.some((document) => document.kind === kind),
    );
    return !review || missing.length === 0
      ? undefined
      : {
          says: `缺少审批的必备条件：${namesOf(missing)}。`,
          remedy: '必备条件不得免除；请办理「退回补正」，待「补正后重新提交」。',
          wayOut: { acts: ['returnForCorrection', 'resubmit'] },
        };
  },
);

const replyChapters: Guard<{ chapters: Chapter[] }> = gate(
  14,
  'input',
  'replyChapters',
  '批复文件包括对五个篇（章）的意见',
  (_, { chapters }) => {
    const missing = missingChapters(chapters);
    return missing.length === 0
      ? undefined
      : {
          says: `批复文件缺少对以下篇（章）的意见：${chapterNamesOf(missing)}。`,
          remedy: '请在批复文件中补充上述意见，并在「意见针对的篇（章）」中载明。',
          wayOut: { mend: true, outside: ['completePapers'] },
        };
  },
);

export const APPROVAL_GATES = [
  REVIEW_PENDING,
  mandatoryDocuments,
  technicalOpinions,
  cryptographyOpinion,
  cryptographyOfThisVersion,
  opinionsOfThisVersion,
  opinionsConfirmed,
  appraisal,
  appraisalChapters,
  designContent,
  opinionsAgree,
  replyChapters,
] as const;

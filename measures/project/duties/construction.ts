// 第二十三条：年末绩效评价报告；第二十四条：严重逾期、重大损失的报告。
import { addDays, yearOf, type CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { constructionEnded, isConstructionKind, isOrderedAbout } from '../questions.ts';
import { duty, type DutyInstance } from '../duty.ts';
import type { ProjectFacts } from '../facts.ts';
import { scheduleMoves, scheduleSetBy } from './adjustment.ts';
import { figuresIn } from '../figures.ts';
import { THREE_BUREAUS } from '../../vocabulary.ts';

/**
 * 渝府办发〔2021〕122号 is dated 2021-11-23; when it took effect is not known, so the first year end after its date counts.
 */
const FIRST_YEAR_END = 2021;

/** 第二十三条：建设期内每年年底前向市发展改革委、市财政局、市大数据发展局提交项目绩效评价报告。 */
export const yearEndReport = duty({
  name: 'YEAR_END_REPORT',
  title: '提交年度绩效评价报告',
  article: 23,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'constructionUnit',
  toDo: '征求项目使用单位、监理单位意见，形成项目绩效评价报告（含建设进展、投资计划执行情况；已试运行的，说明试运行效果及问题），同时报送市发展改革委、市财政局、市大数据发展局',
  metBy: 'submitYearEndReport',
  quotation: '23',
  readWhenClosed: true,
  keyWorded: (year) => `${year}年度`,
  instances: (facts, { today, practice }) => {
    const { construction, completion } = facts;
    const { yearEndOpensMonthDay, ...figures } = figuresIn(practice);
    const yearEndFromMonthDay = completion?.yearEndFromMonthDay ?? figures.yearEndFromMonthDay;
    if (!construction || !isConstructionKind(facts)) return [];
    // The Measures are of November 2021: a year end before them is nobody's duty under them.
    const first = Math.max(FIRST_YEAR_END, yearOf(construction.startedOn));
    const ended = constructionEnded(facts, figures.constructionEndsAtAcceptance);
    const last = ended ? yearOf(ended.on) : yearOf(today) + 1;
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    return years.map((year): DutyInstance => {
      // Cases 47-51: owed if under construction on any day of December; the construction period ends at completion [D].
      const over = ended !== undefined && ended.on < `${year}-${yearEndFromMonthDay}`;
      const from = `${year}-01-01` > construction.startedOn ? `${year}-01-01` : construction.startedOn;
      return {
        key: String(year),
        anchor: { event: `${year}年度处于建设期`, on: from },
        due: { rule: 'yearEnd', year },
        opens: { rule: 'fixed', on: `${year}-${yearEndOpensMonthDay}`, as: '系统惯例的起始日' },
        owedTo: THREE_BUREAUS,
        isOrdered: isOrderedAbout(facts, 'YEAR_END_REPORT', String(year)),
        dischargedOn: facts.yearEndReports[year]?.on,
        cancelled:
          over && !facts.yearEndReports[year]
            ? `${dayNameOf(`${year}-${yearEndFromMonthDay}`)}前${ended.what}，年底不在建设期`
            : undefined,
      };
    });
  },
  lest: {
    article: 35,
    says: '年底前未提交的，监督管理部门应当要求限期整改；绩效评价结果作为下一年度安排政府投资的重要依据。',
    decidedBy: ['development-reform'],
  },
});

interface Delay {
  key: number;
  plannedOn: CalendarDate;
  seriousFrom: CalendarDate;
}

/**
 * The delay against the plan in force, and those that were serious before their plan was moved: a lawful change of the
 * schedule moves what is to come, and what is past stays to be reported (L21).
 */
function delaysOf(facts: ProjectFacts, thresholdDays: number): Delay[] {
  const { construction } = facts;
  if (!construction) return [];
  const against = (plannedOn: CalendarDate) => ({ plannedOn, seriousFrom: addDays(plannedOn, thresholdDays) });
  let key = construction.seq;
  const past: Delay[] = [];
  for (const { from, on, seq } of scheduleMoves(facts)) {
    const delay = { key, ...against(from) };
    if (delay.seriousFrom > on) continue;
    past.push(delay);
    key = seq;
  }
  const isPast = past.some(({ plannedOn }) => plannedOn === construction.plannedCompletionOn);
  return isPast ? past : [...past, { key, ...against(construction.plannedCompletionOn) }];
}

/** 第二十四条：工程严重逾期、投资重大损失等，及时向市发展改革委、市财政局报告。 */
export const seriousProblemReport = duty({
  name: 'SERIOUS_PROBLEM_REPORT',
  title: '报告严重逾期或重大损失',
  article: 24,
  basis: 'law',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '向市发展改革委、市财政局报告情况、原因和拟采取的措施（抄送市大数据发展局）',
  metBy: 'reportSeriousProblem',
  quotation: '24',
  onlyOnceOpen: true,
  instances: (facts, { practice }) => {
    const { seriousProblemWorkingDays, delayThresholdDays } = figuresIn(practice);
    const days = { rule: 'workingDays', days: seriousProblemWorkingDays } as const;
    const owedTo = ['development-reform', 'finance'] as const;
    const incidents = facts.problems.map((problem): DutyInstance => ({
      key: `incident-${problem.seq}`,
      anchor: { event: '发现严重逾期或重大损失', on: problem.noticedOn },
      due: days,
      owedTo,
      dischargedOn: problem.on,
    }));
    const countsAnewBecause = scheduleSetBy(facts);
    // 「及时」 and 「严重逾期」 have no number in the text: sixty days past the planned completion, then three working days [D].
    const delays = delaysOf(facts, delayThresholdDays).map(({ key, plannedOn, seriousFrom }): DutyInstance => ({
      key: `delay-${key}`,
      anchor: { event: `计划建成日${dayNameOf(plannedOn)}后满${delayThresholdDays}日仍未建成`, on: seriousFrom },
      anchorIsOurs: true,
      due: days,
      opens: { rule: 'fixed', on: seriousFrom, as: '系统惯例的起始日' },
      owedTo,
      // A report made of an earlier plan says nothing of a delay against this one.
      dischargedOn: facts.problems.find(({ kind, on }) => kind === 'SERIOUS_DELAY' && on > plannedOn)?.on,
      countsAnewBecause,
      cancelled: facts.completion ? '项目已建成' : undefined,
      note: '如项目实际已建成，请及时办理「确认建成」，本提醒随即撤销。',
    }));
    return [...incidents, ...delays];
  },
  lest: {
    article: 24,
    says: '市发展改革委会同市财政局按照有关规定督促整改或者暂停项目建设。「及时」《办法》未定天数，本日期为系统惯例。',
    decidedBy: ['development-reform', 'finance'],
  },
});

/** 确认建成（案例26）：without it no clock of acceptance starts, and nobody would ask again after one report of a delay. */
export const completionConfirmation = duty({
  name: 'COMPLETION_CONFIRMATION',
  title: '确认建成或者说明情况',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '已建成的，确认建成并登记实际建成日期；未建成的，抓紧建设，严重逾期的按第二十四条报告',
  metBy: 'confirmCompletion',
  quotation: '28.1',
  onlyOnceOpen: true,
  instances: (facts) => {
    const { construction, completion } = facts;
    if (!construction || !isConstructionKind(facts)) return [];
    const planned = construction.plannedCompletionOn;
    return [
      {
        key: String(construction.seq),
        anchor: { event: '计划建成', on: planned },
        opens: { rule: 'fixed', on: planned, as: '计划建成日期' },
        due: { rule: 'fixed', on: planned, as: '计划建成日期' },
        owedTo: [],
        countsAnewBecause: scheduleSetBy(facts),
        dischargedOn: completion?.on,
      },
    ];
  },
  lest: {
    article: null,
    says: '《办法》自建成起计算验收期限；未登记实际建成日期的，系统逐月提示确认建成或者说明情况。',
    decidedBy: [],
  },
});

// Articles 24 and 37: what must have come before an order may rest on them.
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { gate, practiceGate } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import type { RectificationGround } from '../../vocabulary.ts';
import { BUILDING_OR_AWAITING_ACCEPTANCE } from './stage-spans.ts';

type OnGround = { ground: RectificationGround };

export const whileBuilding = gate<OnGround>(
  24,
  'input',
  'whileBuilding',
  '依第二十四条的，项目在建设过程中（开工以后、通过竣工验收以前）',
  ({ facts: { stage, construction } }, { ground }) =>
    ground !== 'ART24' || BUILDING_OR_AWAITING_ACCEPTANCE.includes(stage)
      ? undefined
      : {
          says: `第二十四条适用于项目建设过程中出现的问题，本项目${construction ? '已通过竣工验收' : '尚未开工'}。`,
          remedy: '属于监督检查发现的问题，请依第三十五条要求限期整改。',
          wayOut: { mend: true },
        },
);

export const hasResults = gate<OnGround>(
  37,
  'input',
  'hasResults',
  '依第三十七条的，已有绩效评价或者后评价结果',
  ({ facts }, { ground }) =>
    ground !== 'ART37' ||
    facts.selfEvaluation ||
    facts.postEvaluation?.report ||
    Object.keys(facts.yearEndReports).length > 0
      ? undefined
      : {
          says: '本项目尚无绩效评价或者后评价结果，不能据以提出整改意见。',
          remedy: '请待评价结果提交后办理；属于监督检查发现的问题，请依第三十五条办理。',
          wayOut: { mend: true, wait: true },
        },
);

/** What an order on this ground answers, and since when it was there; a finding of article 35 has no day of its own. */
function causeOf({ construction, yearEndReports, selfEvaluation, postEvaluation }: ProjectFacts): {
  [Ground in RectificationGround]: { what: string; on?: CalendarDate };
} {
  const results = [...Object.values(yearEndReports), selfEvaluation, postEvaluation?.report];
  const [first] = results.flatMap((result) => (result ? [result.on] : [])).sort();
  return {
    ART24: { what: '开工日期', on: construction?.startedOn },
    ART35: { what: '' },
    ART37: { what: '首个评价结果的报送日期', on: first },
  };
}

export const servedAfterCause = practiceGate<OnGround & { servedOn: CalendarDate }>(
  'input',
  'servedAfterCause',
  '整改要求的送达不早于其所依据的事实',
  ({ facts }, { ground, servedOn }) => {
    const { what, on } = causeOf(facts)[ground];
    return on === undefined || servedOn >= on
      ? undefined
      : {
          says: `送达日期${dayNameOf(servedOn)}早于${what}${dayNameOf(on)}。`,
          remedy: '请核对送达日期。',
          wayOut: { mend: true },
        };
  },
);

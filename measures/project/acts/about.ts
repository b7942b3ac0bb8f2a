// What an order of rectification says it is about, checked against the dossier: it must be there to be put right.
import type { WarningGround } from '../../act.ts';
import { dayNameOf } from '../../date-name.ts';
import { isOpen, lastDayOf, type DutyFigures } from '../../duty.ts';
import { choice, either, group, ledgerNumber, line } from '../../field/kinds.ts';
import { practiceGate, type Guard, type Warning } from '../act.ts';
import type { OrderedAbout, ProjectFacts } from '../facts.ts';
import { aboutWorded, ORDERABLE_DUTY_NAMES, type OrderableDuty } from '../ordered-about.ts';

export const about = either('所涉事项', '应指明一项义务，或者一行台账，二者填一项', [
  group('所涉义务', {
    duty: choice('义务', ORDERABLE_DUTY_NAMES),
    key: line('义务编号', 60, '本项目义务清单所列的编号，例如年度绩效评价报告为所属年度'),
  }),
  group('所涉台账', { line: ledgerNumber('台账行') }),
]);

type About = { about?: OrderedAbout };

const dutyMeant = (duties: readonly DutyFigures[], meant: OrderedAbout | undefined): DutyFigures | undefined =>
  meant && 'duty' in meant
    ? duties.find(({ duty, key, cancelled }) => duty === meant.duty && key === meant.key && cancelled === undefined)
    : undefined;

const aboutDutyOnRecord = practiceGate<About | undefined>(
  'duties',
  'aboutDutyOnRecord',
  '整改要求所涉义务是本项目现有的义务',
  ({ duties }, input) => {
    const meant = input?.about;
    if (!meant || 'line' in meant || dutyMeant(duties, meant)) return undefined;
    const known = duties.filter((duty) => duty.duty in ORDERABLE_DUTY_NAMES && duty.cancelled === undefined);
    const listed = known.map(({ duty, key }) => `「${ORDERABLE_DUTY_NAMES[duty as OrderableDuty]}」编号${key}`);
    return {
      says: `本项目现无所指的义务：「${ORDERABLE_DUTY_NAMES[meant.duty]}」编号${meant.key}。`,
      remedy:
        listed.length > 0
          ? `请在现有义务中选择（${listed.join('、')}）；已经办结的，请以台账行指明。`
          : '请以台账行指明所涉事项，或者不填所涉事项。',
      wayOut: { mend: true },
    };
  },
);

const aboutKnownLine = practiceGate<About>(
  'input',
  'aboutKnownLine',
  '整改要求所涉台账行在本项目卷内',
  ({ facts }, { about: meant }) =>
    !meant || 'duty' in meant || isEntered(facts, meant.line)
      ? undefined
      : {
          says: `本项目卷内没有台账第${meant.line}号所载的事项。`,
          remedy: '请核对台账序号；仍无法指明的，可以不填所涉事项，在存在的问题中写明。',
          wayOut: { mend: true },
        },
);

/** Whether something in the dossier was entered by this line. */
function isEntered(kept: unknown, seq: number): boolean {
  if (typeof kept !== 'object' || kept === null) return false;
  if ('seq' in kept && 'on' in kept && kept.seq === seq) return true;
  return Object.values(kept).some((part) => isEntered(part, seq));
}

export const aboutThisProject: readonly Guard<About>[] = [aboutDutyOnRecord, aboutKnownLine];

/** An order may come before the last day; whoever gives it should know. */
export function nothingOwedYet({ duties, moment }: WarningGround<ProjectFacts>, { about: meant }: About): Warning[] {
  const duty = dutyMeant(duties, meant);
  if (!duty || !meant || !isOpen(duty) || lastDayOf(duty) < moment.today) return [];
  const says = `所涉义务${aboutWorded(meant)}的截止日期为${dayNameOf(lastDayOf(duty))}，尚未到期。`;
  return [{ code: 'aboutNotOverdue', article: null, says }];
}

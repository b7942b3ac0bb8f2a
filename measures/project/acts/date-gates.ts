// Guards about dates that a person gives. Compares days only: what needs a calendar stands in the recorded duties.
import { gate, practiceGate, type Guard } from '../act.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import type { ProjectFacts } from '../facts.ts';
import { approvedOn } from '../questions.ts';
import { correctionOf, type CorrectableField } from './correctable.ts';

type Of<Input> = (input: Input) => CalendarDate | undefined;

/** An event outside has happened by the day on which it is reported; `what` as in '实际建成日期'. */
export function notInFuture<Input>(name: string, what: string, of: Of<Input>): Guard<Input> {
  return practiceGate('input', name, `${what}不晚于办理当日`, ({ today }, input) => {
    const on = of(input);
    if (on === undefined || on <= today) return undefined;
    return {
      says: `${what}${dayNameOf(on)}晚于办理当日${dayNameOf(today)}。`,
      remedy: '请核对日期；事实尚未发生的，待其发生之后再行办理。',
      wayOut: { mend: true, wait: true },
      earliestOn: on,
    };
  });
}

/** A date to come, set by a person. */
export function inFuture<Input>(name: string, what: string, of: Of<Input>): Guard<Input> {
  return practiceGate('input', name, `${what}晚于办理当日`, ({ today }, input) => {
    const on = of(input);
    if (on === undefined || on > today) return undefined;
    return {
      says: `${what}${dayNameOf(on)}不晚于办理当日${dayNameOf(today)}。`,
      remedy: '请另行指定办理当日之后的日期。',
      wayOut: { mend: true },
    };
  });
}

/** Articles 9, 27: what was not approved yet may not be begun; a project that truly began earlier is brought in as it is. */
export const startedAfterApproval = <Input>(of: Of<Input>): Guard<Input> =>
  gate<Input>(9, 'input', 'startedAfterApproval', '开工日期不早于项目批复', ({ facts }, input) => {
    const [on, approved] = [of(input), approvedOn(facts)];
    if (on === undefined || approved === undefined || on >= approved) return undefined;
    return {
      says: `开工日期${dayNameOf(on)}早于项目批复日期${dayNameOf(approved)}；项目经批复后方可建设。`,
      remedy: '请核对开工日期；批复文件成文更早而批复时未填明的，由市发展改革委以「更正登记内容」补登批复成文日期。',
      wayOut: { mend: true, acts: [correctionOf(facts, 'approval.repliedOn')] },
    };
  });

/**
 * An event may not precede another one: `earlier` names it, and yields no date where the project has none; `field` is
 * under which that date is corrected, if it can be.
 */
export function notBefore<Input>(
  name: string,
  what: string,
  of: Of<Input>,
  earlier: {
    what: string;
    field?: CorrectableField;
    of(facts: ProjectFacts, input: Input): CalendarDate | undefined;
  },
): Guard<Input> {
  return practiceGate('input', name, `${what}不早于${earlier.what}`, ({ facts }, input) => {
    const [on, floor] = [of(input), earlier.of(facts, input)];
    if (on === undefined || floor === undefined || on >= floor) return undefined;
    const says = `${what}${dayNameOf(on)}早于${earlier.what}${dayNameOf(floor)}。`;
    return earlier.field === undefined
      ? { says, remedy: '请核对日期。', wayOut: { mend: true } }
      : {
          says,
          remedy: `请核对日期；${earlier.what}登记有误的，请先办理「更正登记内容」。`,
          wayOut: { mend: true, acts: [correctionOf(facts, earlier.field)] },
        };
  });
}

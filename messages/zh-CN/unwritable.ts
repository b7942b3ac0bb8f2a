// Stands in for a notice that no letter can be made of: the reader learns that there is something, and where to look.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import type { Letter } from '../letter.ts';

/** What is known of a message apart from its notice. */
export interface Outside {
  key: string;
  /** Code. */
  project: string;
  plannedOn: CalendarDate;
}

export function unwritableLetter({ key, project, plannedOn }: Outside): Letter {
  return {
    group: '办理情况',
    pressing: 0,
    subject: `〔通知〕项目${project}`,
    short: `〔通知〕项目${project}：内容无法生成，请在系统中查看`,
    paragraphs: ['内容无法生成，请在系统中查看。'],
    facts: [
      { label: '项目编号', value: project },
      { label: '计划日期', value: dayNameOf(plannedOn) },
      { label: '消息编号', value: key },
    ],
    sections: [],
    quotes: false,
  };
}

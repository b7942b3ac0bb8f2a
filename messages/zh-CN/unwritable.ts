// Stands in for a notice that no letter can be made of: the reader learns that there is something, and where to look.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import { kindNamed } from '../../measures/register.ts';
import type { Letter } from '../letter.ts';

/** What is known of a message apart from its notice. */
export interface Outside {
  key: string;
  /** Code. */
  kind: string;
  code: string;
  plannedOn: CalendarDate;
}

export function unwritableLetter({ key, kind, code, plannedOn }: Outside): Letter {
  const { title } = kindNamed(kind);
  return {
    group: '办理情况',
    pressing: 0,
    subject: `〔通知〕${title}${code}`,
    short: `〔通知〕${title}${code}：内容无法生成，请在系统中查看`,
    row: { about: title, code, what: '内容无法生成，请在系统中查看', lastDay: '', state: '' },
    paragraphs: ['本项通知的内容无法生成，请在系统中查看；需要协助的，请将下列消息编号告知系统管理员。'],
    facts: [
      { label: `${title}编号`, value: code },
      { label: '计划日期', value: dayNameOf(plannedOn) },
      { label: '消息编号', value: key },
    ],
    sections: [],
    quotes: false,
  };
}

// 退回补正: what an authority gave back, of a submission under review, of a request or of a change.
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Entry } from '../dossier.ts';

export interface Return extends Entry {
  defects: string[];
  /** The day that the authority set. */
  correctBy?: CalendarDate;
  /** Where it set none: the time that our practice suggested on that day. */
  withinWorkingDays?: number;
  /** When it came back. */
  resubmittedOn?: CalendarDate;
  /** When what came back was examined, where another step followed upon it than a return or the end of the review. */
  examinedOn?: CalendarDate;
}

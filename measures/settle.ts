// What was + one line + calendar + practice -> duties, what to say or take back, next wake, ended. Pure: the instant is the line's own.
import type { Calendar } from './calendar/rest-days.ts';
import type { DutyRecord } from './duty.ts';
import type { ProjectFacts } from './facts.ts';
import type { Line } from './line.ts';
import type { Saying, TakingBack } from './notice.ts';
import type { Practice } from './practice.ts';

export interface Settled {
  facts: ProjectFacts;
  duties: DutyRecord[];
}

export interface Settlement {
  facts: ProjectFacts;
  /** All duty records after the line, open or not. */
  duties: DutyRecord[];
  /** Those the line created or changed. */
  changed: DutyRecord[];
  says: Saying[];
  takesBack: TakingBack[];
  /** Epoch ms; null when nothing is awaited any more. */
  nextWakeAt: number | null;
  /** Nothing binds the project any more: its workflow may end. */
  ended: boolean;
}

/** Settles one line after the previous state. Several lines settle one after another; how they were batched makes no difference. */
export declare function settle(previous: Settled, line: Line, calendar: Calendar, practice: Practice): Settlement;

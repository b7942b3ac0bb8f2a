// Test support: a life that keeps its lines, so that they can be replayed, and has every line looked at.
import type { CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import type { NamedAct } from '../../../measures/way-out.ts';
import type { DutyRecord } from '../../../measures/duty.ts';
import type { Line } from '../../../measures/line.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { project } from '../../../measures/project/project.ts';
import type { Stage } from '../../../measures/vocabulary.ts';
import { SettledLife } from '../settled-life.ts';

/** A line with what was before it. */
export interface Turn {
  line: Line<ProjectFacts>;
  before: { facts: ProjectFacts; duties: readonly DutyRecord[] };
}

export class AnyLife extends SettledLife<ProjectFacts> {
  readonly turns: Turn[] = [];
  /** What was brought, a line each. */
  readonly story: string[] = [];
  /** What the last refusals named as the way out: often done next. */
  named: NamedAct[] = [];
  waitsFor?: CalendarDate;
  /**
   * `diligence`, from 0 up to 1: how often what is usual comes next, as its sample has it; always on the way to a first
   * stage. There one act is tried again and again, so that the seldom ones have their turn.
   */
  temper: { diligence: number; hurriesTo?: Stage; triesFor?: ActName } = { diligence: 0.5 };

  constructor(
    code: string,
    today: CalendarDate,
    private readonly look: (life: AnyLife, turn: Turn) => void,
  ) {
    super(project, code, today);
  }

  get isHurrying(): boolean {
    return this.temper.hurriesTo !== undefined;
  }

  get diligence(): number {
    return this.isHurrying ? 1 : this.temper.diligence;
  }

  protected override settled(line: Turn['line'], before: Turn['before']): void {
    const turn = { line, before };
    this.turns.push(turn);
    if (this.facts.stage === this.temper.hurriesTo) this.temper.hurriesTo = undefined;
    this.look(this, turn);
  }
}

// Test support: a life that keeps its lines, so that they can be replayed, and has every line looked at.
import type { CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import type { NamedAct } from '../../../measures/way-out.ts';
import type { DutyRecord } from '../../../measures/duty.ts';
import type { Line } from '../../../measures/line.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { project } from '../../../measures/project/project.ts';
import type { BroughtReferences } from '../../../measures/references.ts';
import type { PartyId, Stage } from '../../../measures/vocabulary.ts';
import { SettledLife } from '../settled-life.ts';

/** A line with what was before it. */
export interface Turn {
  line: Line<ProjectFacts>;
  before: { facts: ProjectFacts; duties: readonly DutyRecord[] };
}

export interface Attempt {
  on: CalendarDate;
  party: PartyId;
  act: ActName;
  input: object;
  references: BroughtReferences;
  confirms?: number;
  /** Codes of what spoke against it; else the number of its line. */
  refused?: string[];
  seq?: number;
}

export class AnyLife extends SettledLife<ProjectFacts> {
  readonly turns: Turn[] = [];
  /** What was brought, a line each. */
  readonly story: string[] = [];
  /** What was brought, lawful or refused, in order: what another may do likewise. */
  readonly attempts: Attempt[] = [];
  /** The same editions from beginning to end. */
  keepsEditions = false;
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

  /** One after another, as on any clock: no two lines share an instant. */
  protected override instantOn(on: CalendarDate): number {
    return super.instantOn(on) + this.seq;
  }

  protected override settled(line: Turn['line'], before: Turn['before']): void {
    const turn = { line, before };
    this.turns.push(turn);
    if (line.is === 'act') {
      const { act, input, references, confirms, actor } = line.brought;
      const { party } = actor;
      const { today: on, seq } = this;
      this.attempts.push({ on, party, act: act as ActName, input: input as object, references, confirms, seq });
    }
    if (this.facts.stage === this.temper.hurriesTo) this.temper.hurriesTo = undefined;
    this.look(this, turn);
  }
}

// Test support: a project at one moment, with what it leans on, and what may be done from there.
import { yearOf, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { EXAMPLE, sampleInput } from '../../../measures/project/act-samples.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import type { Refusal } from '../../../measures/act.ts';
import type { DutyFigures } from '../../../measures/duty.ts';
import { partiesOf } from '../../../measures/parts.ts';
import type { Standing } from '../../../measures/references.ts';
import { kindNamed } from '../../../measures/register.ts';
import { DOCUMENT_KIND_NAMES, type DocumentKind, type PartyId } from '../../../measures/vocabulary.ts';
import { Clockwork } from '../clockwork.ts';
import type { Life } from '../dossier.ts';

export const PROJECT = kindNamed('project');
const EVERY_KIND = Object.keys(DOCUMENT_KIND_NAMES) as DocumentKind[];

/** All that a project can lean on, in order. */
export const inOrder = (
  { parties: { department }, frameworkPlan, sharingException }: ProjectFacts,
  today: CalendarDate,
): Standing => ({
  departmentPlan: {
    department,
    version: 1,
    fromYear: yearOf(today),
    toYear: yearOf(today) + 3,
    collectiveDecision: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'],
    contains: true,
  },
  blocks: [],
  ...(frameworkPlan !== undefined && {
    frameworkPlan: { id: frameworkPlan, version: 1, status: 'ENDORSED', participants: [department] },
  }),
  ...(sharingException !== undefined && {
    sharingException: { id: sharingException, version: 1, firstReviewedOn: today, approvedOn: today },
  }),
});

export interface Brought {
  act: ActName;
  by: PartyId;
  input: Record<string, unknown>;
  /** It goes along with the proposal of this line. */
  confirms?: number;
}

/** Immutable: whatever is done leads to another one. */
export class Standpoint {
  readonly standing: Standing;
  readonly documents: readonly DocumentKind[];
  readonly today: CalendarDate;
  #duties: readonly DutyFigures[] | undefined;

  constructor(
    readonly life: Life,
    at: { today?: CalendarDate; standing?: Standing; documents?: readonly DocumentKind[] } = {},
  ) {
    this.today = at.today ?? life.today;
    this.standing = at.standing ?? inOrder(life.facts, this.today);
    this.documents = at.documents ?? EVERY_KIND;
  }

  /** As recorded on the day. */
  get duties(): readonly DutyFigures[] {
    return (this.#duties ??= new Clockwork(this.life.facts).at(this.today).duties);
  }

  get facts(): ProjectFacts {
    return this.life.facts;
  }

  with(at: { today?: CalendarDate; standing?: Standing; documents?: readonly DocumentKind[] }): Standpoint {
    const { today, documents } = this;
    const other = new Standpoint(this.life, { today, documents, ...at });
    if (other.today === today) other.#duties = this.#duties;
    return other;
  }

  sample(act: ActName, more: object = {}): Record<string, unknown> {
    return { ...sampleInput(act, { ...EXAMPLE, today: this.today, facts: this.facts }), ...more };
  }

  /** Who stands in a capacity; an authority stands for itself. */
  partyIn(capacity: string): PartyId | undefined {
    return this.facts.stage === 'UNOPENED' && capacity in PROJECT.capacityNames
      ? 'unit-opening'
      : partiesOf(PROJECT, this.facts, capacity)[0];
  }

  /** Undefined where the input is no input of the act. */
  refusals({ act, by, input, confirms }: Brought): readonly Refusal[] | undefined {
    const judgement = this.life.judgement(act, by, input, this.#circumstances(confirms));
    if (judgement.is === 'lawful') return [];
    return judgement.is === 'refused' ? judgement.refusals : undefined;
  }

  /** After a lawful act; of a joint one after its first half. */
  proposed({ act, by, input, confirms }: Brought): Standpoint {
    return new Standpoint(this.life.branch().do(act, by, input, this.#circumstances(confirms)), { today: this.today });
  }

  /** After a lawful act, confirmed by all that must act together. */
  after(brought: Brought): Standpoint {
    const { life } = this.proposed(brought);
    const seq = brought.confirms ?? life.seq;
    const awaiting = life.facts.proposals.find((open) => open.seq === seq)?.awaiting ?? [];
    for (const party of awaiting) life.do(brought.act, party, {}, this.#circumstances(seq));
    return new Standpoint(life, { today: this.today });
  }

  #circumstances(confirms?: number) {
    const { documents, standing, duties, today } = this;
    return { on: today, onRecord: documents, standing, duties, confirms };
  }
}

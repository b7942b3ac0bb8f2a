// Test support: drives one project through judge and applied, as the lifecycle does, without engine or store.
import type { Refusal } from '../../measures/act.ts';
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import { EXAMPLE } from '../../measures/project/act-samples.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { type CitedDocument, type References, type Standing } from '../../measures/references.ts';
import { applied, judge, type Judgement } from '../../measures/judgement.ts';
import type { BroughtAct } from '../../measures/line.ts';
import { DOCUMENT_KIND_NAMES, type DocumentKind, type PartyId } from '../../measures/vocabulary.ts';

export interface Circumstances {
  /** Beijing date on which the act is received; the date of the last act if left out. */
  on?: CalendarDate;
  /** Kinds of documents on record; cited in the input unless it cites for itself. */
  documents?: readonly DocumentKind[];
  standing?: Standing;
  duties?: readonly DutyFigures[];
  /** Seq of the proposal of a joint act. */
  confirms?: number;
}

/** A document on record for tests; its id follows from its kind. */
export const documentOf = (kind: DocumentKind): CitedDocument => ({
  id: EXAMPLE.idOf(kind),
  kind,
  name: DOCUMENT_KIND_NAMES[kind],
  sha256: '0'.repeat(64),
  reference: `archive/${kind}`,
});

export class Life {
  facts: ProjectFacts;
  seq = 0;
  today: CalendarDate;

  constructor(code = 'CQ-2026-0001', today: CalendarDate = '2026-01-05') {
    this.facts = unopenedFacts(code);
    this.today = today;
  }

  /** Judges and applies; throws, naming every refusal, if the act is not lawful. */
  do(act: string, party: PartyId, input: object = {}, circumstances: Circumstances = {}): this {
    const order = this.#order(act, party, input, circumstances);
    const judgement = this.#judge(order, circumstances);
    if (judgement.is !== 'lawful') throw new Error(`${act} by ${party} at ${this.facts.stage}: ${told(judgement)}`);
    this.today = circumstances.on ?? this.today;
    this.seq += 1;
    this.facts = applied(this.facts, order, { seq: this.seq, receivedOn: this.today }).facts;
    return this;
  }

  judgement(act: string, party: PartyId, input: object = {}, circumstances: Circumstances = {}): Judgement {
    return this.#judge(this.#order(act, party, input, circumstances), circumstances);
  }

  /**
   * Empty when lawful; throws when the act is unknown or the input malformed, so that a test cannot pass on a typing
   * error.
   */
  refusals(act: string, party: PartyId, input: object = {}, circumstances: Circumstances = {}): Refusal[] {
    const judgement = this.judgement(act, party, input, circumstances);
    if (judgement.is === 'lawful') return [];
    if (judgement.is === 'refused') return judgement.refusals;
    throw new Error(`${act} by ${party}: ${told(judgement)}`);
  }

  codes(act: string, party: PartyId, input: object = {}, circumstances: Circumstances = {}): string[] {
    return this.refusals(act, party, input, circumstances).map(({ code }) => code);
  }

  /** A life of its own from here on. */
  branch(): Life {
    const other = new Life(this.facts.code, this.today);
    other.facts = structuredClone(this.facts);
    other.seq = this.seq;
    return other;
  }

  #judge(order: BroughtAct, { on, duties }: Circumstances): Judgement {
    return judge(order, { facts: this.facts, duties: duties ?? [], party: order.actor.party, today: on ?? this.today });
  }

  #order(act: string, party: PartyId, input: object, { documents, standing, confirms }: Circumstances): BroughtAct {
    const cited = (documents ?? []).map(documentOf);
    const references: References = { documents: cited, standing: standing ?? { blocks: [] } };
    const whole =
      documents && !('documents' in input) && !('evidence' in input)
        ? { ...input, documents: cited.map(({ id }) => id) }
        : input;
    const requestKey = `${this.facts.code}:${this.seq + 1}`;
    return {
      act,
      input: whole,
      references,
      actor: { sub: `${party}-1`, party, roles: ['handler'] },
      requestKey,
      requestHash: requestKey,
      confirms,
    };
  }
}

function told(judgement: Judgement): string {
  if (judgement.is === 'refused') return judgement.refusals.map(({ code, says }) => `${code}: ${says}`).join(' | ');
  return judgement.is === 'malformed'
    ? judgement.errors.map(({ pointer, says }) => `${pointer} ${says}`).join(' | ')
    : judgement.is;
}

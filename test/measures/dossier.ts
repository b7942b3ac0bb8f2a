// Test support: drives one dossier through judge and applied, as the lifecycle does, without engine or store.
import type { Refusal } from '../../measures/act.ts';
import { beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import { refOf, type DutyFigures } from '../../measures/duty.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { EXAMPLE } from '../../measures/project/act-samples.ts';
import { figuresForGuards, type Figures } from '../../measures/practice.ts';
import type { OnPaper } from '../../measures/on-paper.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { project } from '../../measures/project/project.ts';
import type { BroughtReferences, CitedDocument, Standing } from '../../measures/references.ts';
import { actOf, firstPractice, kindNamed } from '../../measures/register.ts';
import { applied, judge, type Judgement } from '../../measures/judgement.ts';
import { lastActAfter } from '../../measures/last-act.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import type { Settled, Settlement } from '../../measures/settle.ts';
import type { BroughtBefore, LastAct } from '../../measures/undo.ts';
import type { DocumentKind, PartyId } from '../../measures/vocabulary.ts';
import { sha256Of } from '../../workflows/lifecycle/sha256.ts';

export interface Circumstances {
  /** Beijing date on which the act is received; the date of the last act if left out. */
  on?: CalendarDate;
  /** Kinds of documents on record; cited in the input unless it cites for itself. */
  documents?: readonly DocumentKind[];
  /** Kinds of documents on record that the input cites for itself, or does not. */
  onRecord?: readonly DocumentKind[];
  standing?: Standing;
  duties?: readonly DutyFigures[];
  /** Figures that guards read; those of the first edition if left out. */
  figures?: Figures;
  /** Seq of the proposal of a joint act. */
  confirms?: number;
  /** Recorded by whoever received it on paper. */
  onPaper?: OnPaper;
}

const NO_HASH = '0'.repeat(64);
/** A document on record for tests; its id follows from its kind. */
export const documentOf = (kind: DocumentKind): CitedDocument => ({ id: EXAMPLE.idOf(kind), kind, sha256: NO_HASH });

const NONE: readonly DocumentKind[] = [];
/** Judged by hundreds of thousands, with all documents on record: cited once for each list of them. */
const citedOnce = new WeakMap<readonly DocumentKind[], CitedDocument[]>();
function citedOf(kinds: readonly DocumentKind[]): CitedDocument[] {
  const cited = citedOnce.get(kinds) ?? kinds.map(documentOf);
  citedOnce.set(kinds, cited);
  return cited;
}

export class Life<Facts extends DossierFacts = ProjectFacts> {
  facts: Facts;
  seq = 0;
  today: CalendarDate;
  readonly kind: DossierKind<Facts>;
  /** For whoever takes the last act back: what is known of it, and what stood before it. */
  lastAct: LastAct | undefined;
  protected stood: Settled | undefined;

  constructor(code = 'CQ-2026-0001', today: CalendarDate = '2026-01-05', kind?: DossierKind<Facts>) {
    this.kind = kind ?? (project as unknown as DossierKind<Facts>);
    this.facts = this.kind.unopened(code);
    this.today = today;
  }

  /** Judges and applies; throws, naming every refusal, if the act is not lawful. */
  do(act: string, party: PartyId, input: object = {}, circumstances: Circumstances = {}): this {
    const order = this.#order(act, party, input, circumstances);
    const judgement = this.#judge(order, circumstances);
    if (judgement.is !== 'lawful') throw new Error(`${act} by ${party} at ${this.facts.stage}: ${told(judgement)}`);
    this.today = circumstances.on ?? this.today;
    this.seq += 1;
    const before = this.facts;
    const after = applied(this.kind, before, order, { seq: this.seq, receivedOn: this.today });
    this.facts = after.facts;
    this.taken(order, after.proposes, before);
    return this;
  }

  /** Notes what `record` answers of the last act. */
  protected note(before: Settled, line: Line, settlement: Pick<Settlement, 'says' | 'changed'>): void {
    const recorded = { before, line, settlement: settlement as Settlement };
    this.lastAct = lastActAfter(kindNamed(this.kind.name), this.lastAct, recorded, sha256Of);
    if (line.is === 'act') this.stood = before;
  }

  /** For whoever settles what was applied; here nothing is. */
  protected taken(brought: BroughtAct, proposes: boolean, before: Facts): void {
    const line: Line = {
      is: 'act',
      seq: this.seq,
      at: this.at,
      facts: this.facts,
      brought,
      ...(proposes && { proposes }),
    };
    this.note({ facts: before, duties: [], at: this.at }, line, { says: [], changed: [] });
  }

  /** Acts are received at ten. */
  protected get at(): number {
    return beijingInstantOf(this.today, '10:00');
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
  branch(): Life<Facts> {
    const other = new Life(this.facts.code, this.today, this.kind);
    other.facts = structuredClone(this.facts);
    other.seq = this.seq;
    other.lastAct = this.lastAct;
    other.stood = this.stood;
    return other;
  }

  /** Those of the practice in force that guards read and acts keep. */
  protected get figures(): Figures {
    return (this.#figures ??= figuresForGuards(firstPractice(), this.kind.practice.guardFigures));
  }
  #figures: Figures | undefined;

  #judge(order: BroughtAct, { on, duties, figures }: Circumstances): Judgement {
    const { kind, facts } = this;
    const judgement = judge(kindNamed(kind.name), order, {
      facts,
      duties: duties ?? [],
      party: order.actor.party,
      today: on ?? this.today,
      figures: figures ?? this.figures,
      lastAct: this.lastAct,
      at: beijingInstantOf(on ?? this.today, '10:00'),
    });
    if (judgement.is === 'refused') judgement.refusals.forEach(namesItsWay);
    return judgement;
  }

  /** What stood before the last act, as far as it changed it: for an act that takes it back. */
  #before(act: string): { before?: BroughtBefore } {
    const { lastAct, stood } = this;
    if (!actOf(kindNamed(this.kind.name), act)?.bringsBefore || !lastAct?.touched || !stood) return {};
    const { touched } = lastAct;
    const duties = stood.duties.filter((record) => touched.includes(refOf(record)));
    return { before: { facts: stood.facts, at: stood.at ?? null, duties, touched } };
  }

  #order(
    act: string,
    party: PartyId,
    input: object,
    { documents, onRecord, standing, confirms, figures, onPaper }: Circumstances,
  ): BroughtAct {
    const cited = citedOf(documents ?? onRecord ?? NONE);
    const references: BroughtReferences = {
      documents: cited,
      standing: standing ?? { blocks: [] },
      ...(onPaper && { onPaper }),
      ...this.#before(act),
      ...(actOf(kindNamed(this.kind.name), act)?.keepsFigures && { figures: figures ?? this.figures }),
    };
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

/** Whatever a test looks at: no refusal leaves a person without a way out, and none names a way that is none. */
function namesItsWay({ code, mend, acts, instead, outside, wait, needless }: Refusal): void {
  const ways = [mend, acts, instead, outside, wait, needless].filter((way) => way !== undefined);
  const isNone = (way: (typeof ways)[number]) => !way || (Array.isArray(way) && way.length === 0);
  if (ways.length === 0 || ways.some(isNone)) throw new Error(`${code} names no way out`);
}

function told(judgement: Judgement): string {
  if (judgement.is === 'refused') return judgement.refusals.map(({ code, says }) => `${code}: ${says}`).join(' | ');
  return judgement.is === 'malformed'
    ? judgement.errors.map(({ pointer, says }) => `${pointer} ${says}`).join(' | ')
    : judgement.is;
}

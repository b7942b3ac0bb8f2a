// The shape of a kind of dossier: what the general machinery (judging, settling, recording, showing, routes) asks of it.
import type { Act, Reader } from './act.ts';
import type { DossierFacts, Entry, Part } from './dossier.ts';
import type { Duty } from './duty.ts';
import type { Overlay } from './overlay.ts';
import type { Figures, KindPractice } from './practice.ts';
import type { Leaning } from './references.ts';
import type { Move } from './road.ts';
import type { Bureau, PartyId } from './vocabulary.ts';

/** A later act that leaves an earlier one without effect. */
export interface Overtaking extends Pick<Entry, 'seq' | 'on' | 'by'> {
  act: string;
}

/** An act by its line, and by its name and input where those are known. */
export interface Overtaken {
  seq: number;
  act?: string;
  input?: unknown;
  /** Of a duty that the line brought. */
  key?: string;
}

/** One kind of dossier: the whole of it stands in one folder, and is entered in the register by one line. */
export interface DossierKind<Facts extends DossierFacts = DossierFacts> {
  /** In keys, rows and workflow ids, e.g. `project`. */
  name: string;
  /** 项目 */
  title: string;
  /** How sentences speak of one of them, e.g. 本项目. */
  thisOne: string;
  /** Under which its dossiers are served, e.g. `projects`. */
  path: string;
  workflowType: string;
  /** What a code of this kind looks like. */
  code: RegExp;
  /** The same in words, for whoever wrote another. */
  codeForm: string;
  /** How a dossier begins: by a request of its own that names or asks for a code, or by the first act on a registered party. */
  begins: 'byRequest' | 'withParty';
  /** What a code begins with that is issued in this year, where requests need not bring one. */
  issuesCodes?(year: number): string;
  unopened(code: string): Facts;
  acts: readonly Act<Facts>[];
  duties: readonly Duty<Facts>[];
  stageNames: Readonly<Record<string, string>>;
  /** The usual road of this dossier by the practice in force; without it a refusal at a wrong stage points nowhere. */
  roadOf?(facts: Facts, figures?: Figures): readonly Move[];
  /** What may lie over a dossier beside its stage; nothing if absent. */
  overlays?: readonly Overlay<Facts>[];
  /** Stages whose workflow may end once nothing binds the dossier any more. */
  endStages: readonly string[];
  /** Why an open duty of this name falls away at the present stage, in Chinese; undefined where it stays. */
  endsDuty(facts: Facts, duty: string): string | undefined;
  capacityNames: Readonly<Record<string, string>>;
  /** Who has a part in it, and so may see it. */
  partsOf(facts: Facts): readonly Part[];
  /** Authorities that see every dossier of this kind, whether they have a part in it or not. */
  openTo: readonly Bureau[];
  nameOf(facts: Facts): string;
  /** For the columns of lists: the unit and the department it belongs to. */
  belongsTo(facts: Facts): { unit?: PartyId; department?: PartyId };
  /** The later act, if any, that leaves this one without effect: a command that was taken back or is met. */
  overtakenBy?(facts: Facts, overtaken: Overtaken): Overtaking | undefined;
  /** Titles of two dates that a change of the facts brings into the wrong order; undefined where it brings none. */
  disorderOf?(before: Facts, after: Facts): { earlier: string; later: string } | undefined;
  /** What acts of it lean on beside the dossier; nothing if absent. */
  leansOn?(facts: Facts): Leaning;
  /** What lists show of it beside what every dossier has. Serialisable. */
  detailsOf(facts: Facts): Readonly<Record<string, unknown>>;
  /** Class of its amount, for the list of the Temporal UI; null where it has none. */
  amountClassOf(facts: Facts): string | null;
  /** The facts as a reader may read them who may not read all; all of them if absent. */
  disclosedTo?(facts: Facts, reader: Reader): Facts;
  /** Lines of its sheet beside what every dossier has, in Chinese and in Markdown. */
  remarksOf?(facts: Facts): readonly string[];
  practice: KindPractice;
  /** An input that an act takes, as documentation shows it. */
  sampleOf(act: string): unknown;
}

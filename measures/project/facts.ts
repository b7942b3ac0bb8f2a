// What is known of one project: serialisable, versioned, and only ever extended. `apply` of the acts writes it;
// questions.ts asks it.
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CitedDocument, References } from '../references.ts';
import type {
  AcceptanceContent,
  Bureau,
  Channel,
  Chapter,
  FundSource,
  OpinionSubject,
  PartyId,
  ProblemKind,
  ProjectKind,
  RectificationGround,
  Stage,
  Track,
  UnitCategory,
  YearEndSection,
} from '../vocabulary.ts';

/** Integer fen in decimal, e.g. '3000000000' for 3000万元. */
export type Fen = string;

/**
 * When, by whom and under which ledger number something entered the dossier. `on` is the Beijing date on which the act
 * was received.
 */
export interface Entry {
  seq: number;
  on: CalendarDate;
  by: PartyId;
}

export interface Opinion extends Entry {
  agrees: boolean;
  chapters: Chapter[];
  remark: string;
  documents: CitedDocument[];
}

/** A submission under review: declaration, design documents, plan declaration or acceptance application. */
export interface Review {
  seq: number;
  on: CalendarDate;
  stage: Stage;
  version: number;
  status: 'PENDING' | 'RETURNED' | 'DECIDED';
  documents: CitedDocument[];
  chapters: Chapter[];
  opinions: Partial<Record<OpinionSubject, Opinion>>;
  returns: (Entry & { defects: string[]; resubmittedOn?: CalendarDate })[];
}

export interface Approval extends Entry {
  of: 'COMBINED' | 'FEASIBILITY' | 'DESIGN';
  replyNumber: string;
  total: Fen;
  chapters: Chapter[];
  documents: CitedDocument[];
}

export interface AnnualPlan {
  declared?: Entry & { amount: Fen; documents: CitedDocument[] };
  included?: Entry & { amount: Fen };
  budgeted?: Entry & { amount: Fen };
  declined?: Entry & { reason: string };
}

/** An opinion that was asked for: the record of the answer (id of a cited document), or why none came. */
export type Consultation = { document: string } | { noReply: string };

export interface YearEndReport extends Entry {
  sections: YearEndSection[];
  consultations: { usingUnit?: Consultation; supervisionUnit?: Consultation };
  documents: CitedDocument[];
  recipients: Bureau[];
}

export interface SeriousProblem extends Entry {
  kind: ProblemKind;
  noticedOn: CalendarDate;
  description: string;
  documents: CitedDocument[];
}

export interface AcceptanceRound extends Entry {
  documents: CitedDocument[];
  conclusion?: Entry & {
    passed: boolean;
    concludedOn: CalendarDate;
    checklist?: Partial<Record<AcceptanceContent, string>>;
    reason?: string;
    reapplyOn?: CalendarDate;
    documents: CitedDocument[];
  };
}

export interface Extension extends Entry {
  /** Whether it was asked in time follows from `on`, which a resubmission does not move. */
  until: CalendarDate;
  reason: string;
  documents: CitedDocument[];
  status: 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'RETURNED' | 'WITHDRAWN';
  /** E4: the last return, and when the request came back after it. */
  returned?: Entry & { defects: string[] };
  resubmitted?: Entry;
  decided?: Entry & { until?: CalendarDate; reason?: string; override?: string };
}

export interface Rectification extends Entry {
  ground: RectificationGround;
  issuers: Bureau[];
  violation: string;
  documents: CitedDocument[];
  servedOn: CalendarDate;
  dueOn: CalendarDate;
  status: 'ISSUED' | 'SUBMITTED' | 'VERIFIED' | 'NOT_COMPLIANT' | 'WITHDRAWN';
  /** Every date that was ever set, with its act; the last one counts. */
  dates: (Entry & { dueOn: CalendarDate; servedOn: CalendarDate; reason?: string })[];
  submissions: (Entry & { documents: CitedDocument[]; statement: string })[];
  findings: (Entry & { compliant: boolean; reason?: string })[];
  withdrawn?: Entry & { reason: string };
}

/** A joint act that waits for the other authority. */
export interface Proposal extends Entry {
  act: string;
  input: unknown;
  references: References;
  awaiting: Bureau[];
}

export interface Correction extends Entry {
  field: string;
  from: string;
  to: string;
  reason: string;
  documents: CitedDocument[];
}

export interface ProjectFacts {
  v: 1;
  code: string;
  stage: Stage;
  name: string;
  kind: ProjectKind;
  /** Article 8: classified projects are declared offline; no content of theirs is kept. */
  classified: boolean;
  parties: { constructionUnit: PartyId; department: PartyId; usingUnit?: PartyId; supervisionUnit?: PartyId };
  opened?: Entry;
  unitCategory?: UnitCategory;
  fundSources: FundSource[];
  estimatedTotal?: Fen;
  /** R4: the appraisal that became the estimate; from then on the estimate is no longer the unit's. */
  appraisal?: Entry & { total: Fen };
  approvedTotal?: Fen;
  track?: Track;
  newCivilWorks: boolean;
  highEnergyUse: boolean;
  /** Id of the framework plan of a cross-department project (article 13). */
  frameworkPlan?: string;
  /** Code or name of the earlier project that an expansion builds on (article 14). */
  priorProject?: string;
  /** Whether data can be shared; an exception needs first review and approval (article 31). */
  sharesData: boolean;
  sharingException?: string;
  declaration?: Entry & {
    channel: Channel;
    round: number;
    departmentPlanVersion: number;
    scopeAttested: boolean;
    dataStandardsSet: boolean;
    existingDataGoverned: boolean;
    documents: CitedDocument[];
  };
  listing?: Entry & {
    necessity: Record<'grounds' | 'integrationAndSharing' | 'commonNeeds' | 'dataGovernance', string>;
  };
  refusedListing?: Entry & { reason: string };
  review?: Review;
  approvals: Approval[];
  rejections: (Entry & { reason: string })[];
  annualPlans: Record<string, AnnualPlan>;
  preparation?: Entry;
  construction?: Entry & {
    startedOn: CalendarDate;
    plannedCompletionOn: CalendarDate;
    implementingBody: string;
    responsiblePerson: string;
    platformProjectCode?: string;
    documents: CitedDocument[];
  };
  trialOperation?: Entry & { startedOn: CalendarDate };
  yearEndReports: Record<string, YearEndReport>;
  problems: SeriousProblem[];
  completion?: Entry & { completedOn: CalendarDate; documents: CitedDocument[] };
  acceptanceRounds: AcceptanceRound[];
  acceptanceFiling?: Entry & { documents: CitedDocument[] };
  extensions: Extension[];
  operation?: Entry & { operationOn: CalendarDate; catalogueEntry?: string };
  selfEvaluation?: Entry & { documents: CitedDocument[]; recipients: Bureau[] };
  postEvaluation?: Entry & {
    commissionedBy: Bureau;
    evaluator: string;
    report?: Entry & { documents: CitedDocument[]; findings: string };
  };
  closed?: Entry & { documents: CitedDocument[] };
  withdrawn?: Entry & { reason: string };
  rectifications: Rectification[];
  proposals: Proposal[];
  receipts: (Entry & { of: number })[];
  corrections: Correction[];
}

/**
 * Every member named, also those that are absent. In V8 of Node 20 an object that is spread and then gains a member has
 * a hidden class all of its own:
 * making it takes microseconds, and whatever reads it is slow. Where all members are there from the start, a spread
 * only replaces.
 */
export type Whole<T> = { [Name in keyof Required<T>]: T[Name] };

/** The dossier before its opening. */
export function unopenedFacts(code: string): Whole<ProjectFacts> {
  return {
    v: 1,
    code,
    stage: 'UNOPENED',
    name: '',
    kind: 'NEW_BUILD',
    classified: false,
    parties: { constructionUnit: '', department: '', usingUnit: undefined, supervisionUnit: undefined },
    opened: undefined,
    unitCategory: undefined,
    fundSources: [],
    estimatedTotal: undefined,
    appraisal: undefined,
    approvedTotal: undefined,
    track: undefined,
    newCivilWorks: false,
    highEnergyUse: false,
    frameworkPlan: undefined,
    priorProject: undefined,
    sharesData: true,
    sharingException: undefined,
    declaration: undefined,
    listing: undefined,
    refusedListing: undefined,
    review: undefined,
    approvals: [],
    rejections: [],
    annualPlans: {},
    preparation: undefined,
    construction: undefined,
    trialOperation: undefined,
    yearEndReports: {},
    problems: [],
    completion: undefined,
    acceptanceRounds: [],
    acceptanceFiling: undefined,
    extensions: [],
    operation: undefined,
    selfEvaluation: undefined,
    postEvaluation: undefined,
    closed: undefined,
    withdrawn: undefined,
    rectifications: [],
    proposals: [],
    receipts: [],
    corrections: [],
  };
}

// What is known of one project: serialisable, versioned, and only ever extended. `apply` of the acts writes it;
// questions.ts asks it.
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { DossierFacts, Entry, Whole } from '../dossier.ts';
import type { Fen } from '../money.ts';
import { NO_MONEY, type MoneyFacts } from './money-facts.ts';
import { USUAL_PATH, type PathFacts } from './path-facts.ts';
import type { Return } from './returns.ts';
import type { Revocation } from './revocation-facts.ts';
import type { Cited } from '../references.ts';
import type { InformationRequest, Liability, Rectification, Sanction } from './supervision-facts.ts';
import type {
  AcceptanceContent,
  Bureau,
  Channel,
  Chapter,
  FundSource,
  Grade,
  OpinionSubject,
  PartyId,
  ProblemKind,
  ProjectKind,
  Stage,
  Track,
  UnitCategory,
  YearEndSection,
} from '../vocabulary.ts';

export type { OrderedAbout, Rectification, Sanction } from './supervision-facts.ts';

export interface Opinion extends Entry {
  /** Of the submission it is about. */
  version: number;
  /** When it was confirmed for that later version, of which it leaves nothing changed. */
  confirmed?: Entry;
  agrees: boolean;
  chapters: Chapter[];
  remark: string;
  documents: Cited[];
}

/** A submission under review: declaration, design documents, plan declaration or acceptance application. */
export interface Review {
  seq: number;
  on: CalendarDate;
  stage: Stage;
  version: number;
  status: 'PENDING' | 'RETURNED' | 'DECIDED' | 'WITHDRAWN';
  /** Who decides on it, who may give it back, and which opinions are recorded meanwhile, by whom OPINIONS says. */
  reviewer: Bureau;
  mayReturn: Bureau[];
  records: OpinionSubject[];
  documents: Cited[];
  chapters: Chapter[];
  /** In which version a chapter was changed last; absent: as first submitted. */
  changedIn?: Partial<Record<Chapter, number>>;
  opinions: Partial<Record<OpinionSubject, Opinion>>;
  returns: Return[];
  /** Beijing date of the decision that closed it. */
  decidedOn?: CalendarDate;
  /** Taken back before it was decided on. */
  withdrawn?: Entry & { reason: string };
}

export interface Approval extends Entry {
  of: 'COMBINED' | 'FEASIBILITY' | 'DESIGN' | 'EARLIER';
  replyNumber: string;
  /** Day of the reply itself, where it is older than this dossier. */
  repliedOn?: CalendarDate;
  total: Fen;
  chapters: Chapter[];
  documents: Cited[];
}

/** An opinion that was asked for: the record of the answer (id of a cited document), or why none came. */
export type Consultation = { document: string } | { noReply: string };

export interface YearEndReport extends Entry {
  sections: YearEndSection[];
  consultations: { usingUnit?: Consultation; supervisionUnit?: Consultation };
  documents: Cited[];
  recipients: Bureau[];
}

export interface SeriousProblem extends Entry {
  kind: ProblemKind;
  noticedOn: CalendarDate;
  description: string;
  documents: Cited[];
}

export interface AcceptanceRound extends Entry {
  /** Below 3000万元: the day on which the unit convened it; `on` is the day on which that was recorded. */
  convenedOn?: CalendarDate;
  /** Of a round that another followed: what was returned of its application, by which its day counts (case 35). */
  returns?: Review['returns'];
  documents: Cited[];
  conclusion?: Entry & {
    passed: boolean;
    concludedOn: CalendarDate;
    checklist?: Partial<Record<AcceptanceContent, string>>;
    reason?: string;
    reapplyOn?: CalendarDate;
    documents: Cited[];
    /** After how many working days from its date its record counted as late, on the day of that record. */
    recordedWithinWorkingDays?: number;
    /** Who went along with it, where it was drawn jointly. */
    agreedBy?: PartyId;
    /** Of a conclusion recorded long after its date: whether big-data took that date to be right. */
    dateConfirmation?: Entry & { confirmed: boolean; reason?: string };
  };
}

export interface Extension extends Entry {
  /** Whether it was asked in time follows from `on`, which a resubmission does not move. */
  until: CalendarDate;
  reason: string;
  documents: Cited[];
  status: 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'RETURNED' | 'WITHDRAWN' | 'REVOKED';
  /** What was granted stands no more. */
  revoked?: Entry;
  /** Earlier returns than the last, each with what came back. */
  earlier?: { returned: NonNullable<Extension['returned']>; resubmitted: Entry }[];
  withdrawn?: Entry;
  /** E4: the last return, and when the request came back after it. */
  returned?: Return;
  resubmitted?: Entry;
  decided?: Entry & { until?: CalendarDate; reason?: string; override?: string };
}

/** Of 100 points, and the grade that they come to. */
export interface Rating {
  score: number;
  grade: Grade;
}

export interface Correction extends Entry {
  field: string;
  /** Line of the ledger that it corrects, where several stand under one field. */
  of?: number;
  from: string;
  to: string;
  reason: string;
  documents: Cited[];
}

export interface ProjectFacts extends DossierFacts, MoneyFacts, PathFacts {
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
    /** 办件编号 under which 「渝快办」 took the declaration. */
    caseNumber?: string;
    documents: Cited[];
  };
  listing?: Entry & {
    necessity: Record<'grounds' | 'integrationAndSharing' | 'commonNeeds' | 'dataGovernance', string>;
  };
  refusedListing?: Entry & { reason: string };
  review?: Review;
  approvals: Approval[];
  rejections: (Entry & { reason: string; reopened?: Entry & { reason: string } })[];
  preparation?: Entry;
  construction?: Entry & {
    startedOn: CalendarDate;
    plannedCompletionOn: CalendarDate;
    implementingBody: string;
    responsiblePerson: string;
    platformProjectCode?: string;
    documents: Cited[];
  };
  trialOperation?: Entry & { startedOn: CalendarDate };
  yearEndReports: Record<string, YearEndReport>;
  problems: SeriousProblem[];
  /** From which day on the year end was owed, and up to which event, by the practice of the day on which it was entered. */
  completion?: Entry & {
    completedOn: CalendarDate;
    documents: Cited[];
    yearEndFromMonthDay?: string;
    constructionEndsAtAcceptance?: number;
  };
  acceptanceRounds: AcceptanceRound[];
  acceptanceFiling?: Entry & { documents: Cited[] };
  extensions: Extension[];
  operation?: Entry & { operationOn: CalendarDate; catalogueEntry?: string };
  selfEvaluation?: Entry & { documents: Cited[]; recipients: Bureau[]; rating?: Rating };
  postEvaluation?: Entry & {
    commissionedBy: Bureau;
    evaluator: PartyId;
    report?: Entry & { documents: Cited[]; findings: string; rating?: Rating };
  };
  archives?: Entry & { documents: Cited[] };
  closed?: Entry & { documents: Cited[] };
  withdrawn?: Entry & { reason: string };
  terminated?: Entry & { reason: string };
  finalReport?: Entry & { statement: string; documents: Cited[] };
  rectifications: Rectification[];
  sanctions: Sanction[];
  /** 处理建议 that were not followed: of the order in this line, for this reason. */
  droppedProposals: (Entry & { of: number; reason: string })[];
  informationRequests: InformationRequest[];
  /** Read by whoever recorded one, and by those who answer for their party. */
  liabilities: Liability[];
  receipts: (Entry & { of: number })[];
  revocations: Revocation[];
  corrections: Correction[];
}

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
    track: undefined,
    newCivilWorks: false,
    highEnergyUse: false,
    frameworkPlan: undefined,
    priorProject: undefined,
    sharesData: true,
    sharingException: undefined,
    ...USUAL_PATH,
    ...NO_MONEY,
    declaration: undefined,
    listing: undefined,
    refusedListing: undefined,
    review: undefined,
    approvals: [],
    rejections: [],
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
    archives: undefined,
    closed: undefined,
    withdrawn: undefined,
    terminated: undefined,
    finalReport: undefined,
    rectifications: [],
    sanctions: [],
    droppedProposals: [],
    informationRequests: [],
    liabilities: [],
    proposals: [],
    answeredProposals: [],
    undone: [],
    receipts: [],
    revocations: [],
    corrections: [],
  };
}

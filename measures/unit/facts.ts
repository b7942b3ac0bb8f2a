// What is known of a construction unit as such: the blocks that articles 31 to 33 put on it. They outlive its projects.
import type { DossierFacts, Entry, Whole } from '../dossier.ts';
import type { Instrument } from '../instrument.ts';
import type { Cited } from '../references.ts';
import type { PartyId } from '../vocabulary.ts';

/** What a block forbids. */
export const FLAG_NAMES = {
  newBuildBlocked: '不得新建、改扩建政务信息系统',
  newBuildNotSupported: '不支持新建信息化项目',
  omFundingBlocked: '不予安排运行维护经费',
} as const;
export type Flag = keyof typeof FLAG_NAMES;

/** The articles that know blocks; which forbid what, `BLOCKS_OF` says. */
export const BLOCK_ARTICLE_NAMES = {
  31: '第三十一条（未按要求共享数据或者重复采集数据）',
  32: '第三十二条（不符合密码应用和网络安全要求，或者存在重大安全隐患）',
  33: '第三十三条（应整合而未整合）',
} as const;
export type BlockArticle = keyof typeof BLOCK_ARTICLE_NAMES;

/** Articles 31 and 32 forbid building and money for O&M; article 33 refuses support of new building, and money for O&M. */
export const BLOCKS_OF: Record<BlockArticle, readonly Flag[]> = {
  31: ['newBuildBlocked', 'omFundingBlocked'],
  32: ['newBuildBlocked', 'omFundingBlocked'],
  33: ['newBuildNotSupported', 'omFundingBlocked'],
};

export interface Block extends Entry {
  flag: Flag;
  article: BlockArticle;
  reason: string;
  instrument?: Instrument;
  documents: Cited[];
}

export interface LiftedBlock extends Block {
  lifted: Entry & { reason: string; instrument?: Instrument; documents: Cited[] };
}

export interface UnitFacts extends DossierFacts {
  v: 1;
  stage: UnitStage;
  unit: PartyId;
  /** As registered when a block was last put on it. */
  name: string;
  department?: PartyId;
  /** In force, oldest first. */
  blocks: Block[];
  /** The latest of those that were lifted; the ledger has them all. */
  lifted: LiftedBlock[];
}

export const UNIT_STAGE_NAMES = {
  UNOPENED: '未登记限制措施',
  BLOCKED: '限制措施生效中',
  CLEAR: '限制措施已全部解除',
} as const;
export type UnitStage = keyof typeof UNIT_STAGE_NAMES;

export const unopenedUnit = (code: string): Whole<UnitFacts> => ({
  v: 1,
  code,
  stage: 'UNOPENED',
  unit: code,
  name: '',
  department: undefined,
  blocks: [],
  lifted: [],
  proposals: [],
  answeredProposals: [],
  // What is done to a unit is decided and told at once: none of its acts is taken back so.
  undone: undefined,
});

// Articles 31-33: blocks that outlive a project. Set and lifted by people; here they only stop what they forbid.
import { gate, type Guard, type Situation } from '../act.ts';
import type { ProjectKind } from '../../vocabulary.ts';
import { BEFORE_ITS_BUDGET } from './stage-spans.ts';

type Block = Situation['references']['standing']['blocks'][number];

/** Article 33 does not name expansion (改扩建); continuation (续建) is in none of the bans. */
const FORBIDS: Record<Block['flag'], readonly ProjectKind[]> = {
  newBuildBlocked: ['NEW_BUILD', 'EXPANSION'],
  newBuildNotSupported: ['NEW_BUILD'],
  omFundingBlocked: ['OM'],
};

const NAMES: Record<Block['flag'], string> = {
  newBuildBlocked: '项目建设单位不得新建、改扩建政务信息系统',
  newBuildNotSupported: '不支持项目建设单位新建信息化项目',
  omFundingBlocked: '不予安排运行维护经费',
};

type Flag = Block['flag'];
const NEW_BUILD_FLAGS: readonly Flag[] = ['newBuildBlocked', 'newBuildNotSupported'];

const blockGate = (
  article: 31 | 32 | 33,
  name: string,
  flags: readonly Flag[],
  asks: string,
  binds: (situation: Situation) => boolean = () => true,
): Guard<unknown> =>
  gate(article, 'standing', name, asks, (situation) => {
    if (!binds(situation)) return undefined;
    const { facts, references } = situation;
    const blocks = references.standing.blocks.filter(
      (block) => block.article === article && flags.includes(block.flag) && FORBIDS[block.flag].includes(facts.kind),
    );
    if (blocks.length === 0) return undefined;
    const said = blocks.map(({ flag, reason }) => `${NAMES[flag]}（事由：${reason}）`).join('；');
    return {
      says: `现有限制措施尚未解除：${said}。`,
      remedy: '请先完成相应整改，由设定该措施的主管部门解除后再办理。',
      wayOut: { outside: ['liftBlock'] },
    };
  });

const newBuildGates = (binds?: (situation: Situation) => boolean): readonly Guard<unknown>[] => [
  blockGate(
    31,
    'notBlockedForNotSharing',
    NEW_BUILD_FLAGS,
    '项目建设单位不存在未按要求共享数据、重复采集数据而被限制新建、改扩建的情形',
    binds,
  ),
  blockGate(
    32,
    'notBlockedForSecurity',
    NEW_BUILD_FLAGS,
    '项目建设单位不存在密码应用、网络安全不合要求或者重大安全隐患而被限制新建、改扩建的情形',
    binds,
  ),
  blockGate(
    33,
    'notBlockedForIntegration',
    NEW_BUILD_FLAGS,
    '项目建设单位不存在应整合而未整合、新建项目不予支持的情形',
    binds,
  ),
];

/** Checked when a project is declared and again with each first submission (T1, T4, T6). */
export const NEW_BUILD_GATES = newBuildGates();

/**
 * The same when the project first enters an annual plan (T11).
 * QUESTION(article 31, furtherYearsUnderBlock): 「不得新建、改扩建」 is read as stopping what has not begun; money for a further year of a project
 * already planned is not stopped by it.
 */
export const NEW_BUILD_GATES_FIRST_YEAR = newBuildGates(
  ({ facts: { stage } }) => stage === 'PLAN_DECLARED' || BEFORE_ITS_BUDGET.includes(stage),
);

/** O&M under a block is neither planned nor budgeted; it may be declared and listed (M1, M2). */
export const OM_FUNDING_GATES: readonly Guard<unknown>[] = [
  blockGate(
    31,
    'omFundingNotBlockedForSharing',
    ['omFundingBlocked'],
    '所运行维护的系统已按要求共享数据、未重复采集数据，并已纳入政务信息系统总目录',
  ),
  blockGate(
    32,
    'omFundingNotBlockedForSecurity',
    ['omFundingBlocked'],
    '所运行维护的系统符合密码应用和网络安全要求，不存在重大安全隐患',
  ),
  blockGate(33, 'omFundingNotBlockedForIntegration', ['omFundingBlocked'], '项目建设单位不存在应整合而未整合的情形'),
];

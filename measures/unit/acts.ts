// Articles 31 to 33: blocks on a construction unit. Big-data or finance puts them on and lifts them; here they stop
// nothing themselves: each act of a project looks at those in force when it is brought.
import { z } from 'zod';
import { gate, practiceGate, type Act, type Guard } from '../act.ts';
import { entryOf } from '../entry.ts';
import { instrument } from '../instrument.ts';
import { citedDocuments, documentsOnRecord } from '../documents.ts';
import { asField } from '../field/field.ts';
import { choice, documents, ledgerNumber, reason } from '../field/kinds.ts';
import {
  BLOCK_ARTICLE_NAMES,
  BLOCKS_OF,
  FLAG_NAMES,
  type Block,
  type BlockArticle,
  type LiftedBlock,
  type UnitFacts,
  type UnitStage,
} from './facts.ts';

const RECORDERS = ['big-data', 'finance'] as const;
const ARTICLES = Object.keys(BLOCK_ARTICLE_NAMES).map(Number) as BlockArticle[];
/** Enough to see how it came about; the ledger has them all. */
const LIFTED_KEPT = 20;

const blockInput = z.strictObject({
  flag: choice('限制措施', FLAG_NAMES),
  article: asField(z.literal(ARTICLES), { label: '依据条款', kind: 'choice', names: BLOCK_ARTICLE_NAMES }),
  reason,
  instrument: instrument.optional(),
  documents: documents(),
});
type BlockInput = z.infer<typeof blockInput>;

const registered: Guard<unknown, UnitFacts> = practiceGate(
  'standing',
  'unitRegistered',
  '项目建设单位已经登记',
  ({ facts, references: { standing } }) =>
    standing.party?.id === facts.code
      ? undefined
      : {
          says: '该单位尚未登记。',
          remedy: '请先由其所属部门或者市大数据发展局登记该单位。',
          wayOut: { outside: ['registerParty'] },
        },
);

const ofThatArticle: Guard<BlockInput, UnitFacts> = practiceGate(
  'input',
  'flagOfArticle',
  '限制措施是该条规定的措施',
  (_, { flag, article }) =>
    BLOCKS_OF[article].includes(flag)
      ? undefined
      : {
          says: `${BLOCK_ARTICLE_NAMES[article]}未规定「${FLAG_NAMES[flag]}」。`,
          remedy: `该条规定的措施为：${BLOCKS_OF[article].map((known) => FLAG_NAMES[known]).join('；')}。`,
          wayOut: { mend: true },
        },
);

const notInForceYet: Guard<BlockInput, UnitFacts> = practiceGate(
  'input',
  'notInForceYet',
  '同一条规定的同一措施尚未生效',
  ({ facts }, { flag, article }) => {
    const same = facts.blocks.find((block) => block.flag === flag && block.article === article);
    if (!same) return undefined;
    return {
      says: `依${BLOCK_ARTICLE_NAMES[article]}的「${FLAG_NAMES[flag]}」已在生效（台账第${same.seq}号）。`,
      remedy: '无须重复登记；事由有变的，请先办理「解除限制措施」再重新登记。',
      wayOut: { needless: true, acts: [{ act: 'lift', input: { of: same.seq } }] },
    };
  },
);

const stageWith = (blocks: readonly Block[]): UnitStage => (blocks.length > 0 ? 'BLOCKED' : 'CLEAR');

/** 第三十一至三十三条：登记限制措施。 */
export const block: Act<UnitFacts, BlockInput> = {
  name: 'block',
  title: '登记限制措施',
  article: 31,
  articleHere: (_facts, { article }) => article,
  basis: 'law',
  by: RECORDERS,
  at: ['UNOPENED', 'CLEAR', 'BLOCKED'],
  input: blockInput,
  guards: [registered, ofThatArticle, notInForceYet, documentsOnRecord],
  apply: (facts, { documents: ids, ...said }, entry) => {
    const { references } = entry;
    const blocks = [...facts.blocks, { ...said, documents: citedDocuments(references, ids), ...entryOf(entry) }];
    const party = references.standing.party;
    const department = party?.department ?? facts.department;
    return { ...facts, stage: stageWith(blocks), name: party?.name ?? facts.name, department, blocks };
  },
  tells: () => ['unit', 'department'],
};

const liftInput = z.strictObject({
  of: ledgerNumber('所解除的限制措施'),
  reason,
  instrument: instrument.optional(),
  documents: documents(),
});
type LiftInput = z.infer<typeof liftInput>;

const inForce: Guard<LiftInput, UnitFacts> = practiceGate(
  'input',
  'inForce',
  '所解除的限制措施正在生效',
  ({ facts }, { of }) =>
    facts.blocks.some(({ seq }) => seq === of)
      ? undefined
      : {
          says: `没有台账序号为${of}的生效中的限制措施。`,
          remedy: '请查询该单位现有的限制措施，以其台账序号解除。',
          wayOut: { mend: true },
        },
);

// QUESTION(article 31, whoLiftsBlocks): the text says that finance gives no money and lets no building begin, not who lifts that: either
// of the two may, with its reason; the other is told.
const putOnBySomebody: Guard<unknown, UnitFacts> = gate(
  31,
  'facts',
  'somethingInForce',
  '有生效中的限制措施',
  ({ facts }) =>
    facts.blocks.length > 0
      ? undefined
      : { says: '该单位现无生效中的限制措施。', remedy: '无须解除。', wayOut: { needless: true } },
);

/** 第三十一至三十三条：解除限制措施。 */
export const lift: Act<UnitFacts, LiftInput> = {
  name: 'lift',
  title: '解除限制措施',
  article: null,
  basis: 'practice',
  by: RECORDERS,
  at: ['BLOCKED'],
  input: liftInput,
  guards: [putOnBySomebody, inForce, documentsOnRecord],
  apply: (facts, { of, documents: ids, ...said }, entry) => {
    const lifting = { ...said, documents: citedDocuments(entry.references, ids), ...entryOf(entry) };
    const lifted: LiftedBlock[] = facts.blocks.flatMap((one) => (one.seq === of ? [{ ...one, lifted: lifting }] : []));
    const blocks = facts.blocks.filter(({ seq }) => seq !== of);
    return { ...facts, stage: stageWith(blocks), blocks, lifted: [...facts.lifted, ...lifted].slice(-LIFTED_KEPT) };
  },
  tells: () => ['unit', 'department', ...RECORDERS],
};

export const UNIT_ACTS = [block, lift];

/** One sample of each. */
export const UNIT_SAMPLES: { block: BlockInput; lift: LiftInput } = {
  block: { flag: 'newBuildBlocked', article: 31, reason: '未按要求共享人口库数据', documents: [] },
  lift: { of: 1, reason: '已按要求共享', documents: [] },
};

// Test support: orders for a unit: blocks and liftings by big-data and finance, lawful ones and such as are refused.
import type { DossierFacts } from '../../measures/dossier.ts';
import type { BroughtReferences } from '../../measures/references.ts';
import { BLOCKS_OF, FLAG_NAMES, type BlockArticle, type Flag, type UnitFacts } from '../../measures/unit/facts.ts';
import { documentOf, pick, type Dice, type Order } from './random-orders.ts';

const ARTICLES = Object.keys(BLOCKS_OF).map(Number) as BlockArticle[];
const FLAGS = Object.keys(FLAG_NAMES) as Flag[];
const BY = ['big-data', 'finance'] as const;
/** Of a block so many name a measure that its article does not know, and so many orders come from somebody else. */
const MISTAKEN = 0.1;

export const unitReferences = (code: string, cited = false): BroughtReferences => ({
  documents: cited ? [documentOf('evidence')] : [],
  standing: { blocks: [], party: { id: code, name: '市某单位', department: 'department-health', version: 1 } },
});

/** `facts`: undefined before the first block. */
export function unitOrder(code: string, facts: DossierFacts | undefined, dice: Dice): Order {
  const { blocks = [] } = (facts ?? {}) as Partial<UnitFacts>;
  const party = dice() < MISTAKEN ? code : pick(BY, dice);
  const about = { reason: '监督检查发现的问题', documents: [documentOf('evidence').id] };
  const lifts = blocks.length > 0 && dice() < 0.5;
  const article = pick(ARTICLES, dice);
  const input = lifts
    ? { of: pick(blocks, dice).seq, ...about }
    : { flag: pick(dice() < MISTAKEN ? FLAGS : BLOCKS_OF[article], dice), article, ...about };
  return { act: lifts ? 'lift' : 'block', party, input, references: unitReferences(code, true) };
}

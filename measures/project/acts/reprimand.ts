// Articles 35, 38: 通报批评, and the proposal of measures that people chose not to follow.
import { z } from 'zod';
import { documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { choice, documents, ledgerNumber, reason } from '../../field/kinds.ts';
import { HOLDERS_OF_SANCTIONS, SANCTION_GROUND_NAMES, type Bureau } from '../../vocabulary.ts';
import { isBureau } from '../../party-id.ts';
import { gate, practiceGate } from '../act.ts';
import { decision } from '../decision.ts';
import { ARTICLE_OF_SANCTION } from '../overlays.ts';
import { failedOrders, isDecidedOn, hasFailed, partsOf } from '../order-parts.ts';
import { answersFailedOrder, toldOfSanction } from './sanction-gates.ts';
import { sanctioned } from './sanctioned.ts';
import { OPENED } from './stage-spans.ts';

/** 市级有关监督管理部门 (articles 34 to 36, 38). */
export const SUPERVISORS: readonly Bureau[] = [
  'development-reform',
  'finance',
  'big-data',
  'audit',
  'cyberspace',
  'public-security',
  'cryptography',
  'secrecy',
];

const { ART35, ART38 } = SANCTION_GROUND_NAMES;
const reprimandInput = z.strictObject({
  ground: choice('依据', { ART35, ART38 }),
  of: ledgerNumber('所依据的整改要求').optional(),
  reason,
  documents: documents(['sanctionDecision']),
});
type Reprimand = z.infer<typeof reprimandInput>;

const FAILED = '逾期不整改或者整改后仍不符合要求的整改要求';

/**
 * Article 35 asks for an order that was not followed, article 38 for none.
 * QUESTION(article 38, reprimandBy): it does not name the supervisors either.
 */
const answersOrder35 = gate<Reprimand>(
  35,
  'input',
  'orderFailed',
  `依第三十五条的，指明${FAILED}`,
  ({ facts, today }, { ground, of }) => {
    const failed = failedOrders(facts, today);
    if (ground !== 'ART35' || failed.some(({ seq }) => seq === of)) return undefined;
    return failed.length > 0
      ? {
          says: `依第三十五条通报批评的，应当指明${FAILED}。`,
          remedy: `请指明${failed.map(({ seq }) => `台账第${seq}号`).join('、')}。`,
          wayOut: { mend: true },
        }
      : {
          says: `本项目没有依第三十五条提出、${FAILED}。`,
          remedy: '请先要求限期整改；属于第三十八条情形的，请改依该条。',
          wayOut: { mend: true },
        };
  },
);

const noOrderUnder38 = gate<Reprimand>(
  38,
  'input',
  'noOrderUnder38',
  '依第三十八条的，不填所依据的整改要求',
  (_situation, { ground, of }) =>
    ground !== 'ART38' || of === undefined
      ? undefined
      : {
          says: '依第三十八条通报批评，不以整改要求为前提。',
          remedy: '请删去「所依据的整改要求」，或者改依第三十五条。',
          wayOut: { mend: true },
        },
);

export const reprimand = decision<Reprimand>({
  name: 'reprimand',
  title: '通报批评',
  titleHere: (_facts, { ground }) => (ground === 'ART38' ? '通报批评（责任追究）' : '通报批评'),
  article: 35,
  articleHere: (_facts, { ground }) => ARTICLE_OF_SANCTION[ground],
  basis: 'law',
  by: SUPERVISORS,
  byHere: (_facts, input) => (input?.ground === 'ART35' ? HOLDERS_OF_SANCTIONS : SUPERVISORS),
  at: OPENED,
  input: reprimandInput,
  guards: [answersOrder35, noOrderUnder38, documentsOnRecord],
  apply: (facts, input, entry) => ({
    ...facts,
    sanctions: sanctioned(facts, { kind: 'REPRIMAND', ground: input.ground }, input, entry),
  }),
  tells: (facts, { of }) => toldOfSanction(facts, of),
});

const dropInput = z.strictObject({ of: ledgerNumber('所指整改要求'), reason });
type Drop = z.infer<typeof dropInput>;

const notDecidedYet = practiceGate<Drop>(
  'input',
  'notDecidedYet',
  '对该项整改要求的处理建议尚未作出决定',
  ({ facts, today }, { of }) => {
    const failed = failedOrders(facts, today)
      .filter(({ seq }) => seq === of)
      .flatMap(partsOf)
      .filter((part) => hasFailed(part, today));
    return failed.length === 0 || failed.some((part) => !isDecidedOn(facts, part))
      ? undefined
      : { says: `对台账第${of}号整改要求已经作出决定。`, remedy: '无须重复办理。', wayOut: { needless: true } };
  },
);

/** 可以: the two may leave it. What is drafted for this failure is drafted no more. */
export const dropSanctionProposal = decision<Drop>({
  name: 'dropSanctionProposal',
  title: '不采纳处理建议',
  article: 35,
  basis: 'practice',
  by: HOLDERS_OF_SANCTIONS,
  at: OPENED,
  disclosedTo: ({ party }) => isBureau(party),
  input: dropInput,
  guards: [...answersFailedOrder, notDecidedYet],
  apply: (facts, { of, reason: why }, entry) => ({
    ...facts,
    droppedProposals: [...facts.droppedProposals, { of, reason: why, ...entryOf(entry) }],
  }),
  tells: () => HOLDERS_OF_SANCTIONS,
});

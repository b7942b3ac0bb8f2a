// Articles 34, 36, 38: what supervisors ask the unit for, and that a decision on liability was taken.
import { z } from 'zod';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { date, documents, ledgerNumber, line, text } from '../../field/kinds.ts';
import type { Capacity } from '../../vocabulary.ts';
import { act, practiceGate } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { inFuture, notInFuture } from './date-gates.ts';
import { SUPERVISORS } from './reprimand.ts';
import { OPENED } from './stage-spans.ts';

const requestInput = z.strictObject({ asks: text('调取的资料和情况'), dueOn: date('答复期限') });

/**
 * Article 34; the audit of article 36 asks by it as well. The unit is told by the duty's own ladder.
 * QUESTION(article 34, whoAsksForInformation): 市级有关部门 are not named.
 */
export const requestInformation = act<z.infer<typeof requestInput>>({
  name: 'requestInformation',
  title: '调取资料和情况',
  article: 34,
  basis: 'law',
  by: [...SUPERVISORS, 'department'],
  at: OPENED,
  input: requestInput,
  guards: [inFuture('dueOnInFuture', '答复期限', ({ dueOn }) => dueOn)],
  apply: (facts, { asks, dueOn }, entry) => ({
    ...facts,
    informationRequests: [...facts.informationRequests, { asks, dueOn, ...entryOf(entry) }],
  }),
  tells: () => [],
});

const answerInput = z.strictObject({
  of: ledgerNumber('所答复的调取'),
  statement: text('答复'),
  documents: documents(['other']),
});
type Answer = z.infer<typeof answerInput>;

const unanswered = ({ informationRequests }: ProjectFacts) => informationRequests.filter(({ answered }) => !answered);

/** 如实提供: what was asked for is answered once; whoever needs more asks again. */
export const answerInformation = act<Answer>({
  name: 'answerInformation',
  title: '提供资料和情况',
  undoable: true,
  article: 34,
  basis: 'law',
  by: ['constructionUnit'],
  at: OPENED,
  input: answerInput,
  guards: [
    practiceGate('facts', 'somethingAsked', '有尚未答复的调取', ({ facts }) =>
      unanswered(facts).length > 0
        ? undefined
        : { says: '没有尚未答复的调取。', remedy: '现无须办理。', wayOut: { needless: true } },
    ),
    practiceGate<Answer>('input', 'askedAndOpen', '所指调取尚未答复', ({ facts }, { of }) => {
      const open = unanswered(facts);
      return open.length === 0 || open.some(({ seq }) => seq === of)
        ? undefined
        : {
            says: `台账第${of}号不是尚未答复的调取。`,
            remedy: `请指明${open.map(({ seq }) => `台账第${seq}号`).join('、')}。`,
            wayOut: { mend: true },
          };
    }),
    documentsOnRecord,
  ],
  apply: (facts, { of, statement, documents: ids }, entry) => ({
    ...facts,
    informationRequests: facts.informationRequests.map((request) =>
      request.seq === of
        ? {
            ...request,
            answered: { statement, documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
          }
        : request,
    ),
  }),
  tells: (facts, { of }) => {
    const asked = facts.informationRequests.find(({ seq }) => seq === of);
    return asked ? [asked.by as Capacity] : [];
  },
});

const liabilityInput = z.strictObject({
  number: line('决定文号', 100, '只填文号，不填受处理人员的姓名和处理内容'),
  decidedOn: date('决定日期'),
});

/** Article 38: deciding it is no matter of ours, and whom it concerns stands nowhere here. */
export const recordLiability = act<z.infer<typeof liabilityInput>>({
  name: 'recordLiability',
  title: '登记责任追究决定',
  article: 38,
  basis: 'law',
  by: SUPERVISORS,
  at: OPENED,
  disclosedTo: ({ party, isLeader }, by) => party === by || isLeader,
  input: liabilityInput,
  guards: [notInFuture('decidedOnNotInFuture', '决定日期', ({ decidedOn }) => decidedOn)],
  apply: (facts, said, entry) => ({ ...facts, liabilities: [...facts.liabilities, { ...said, ...entryOf(entry) }] }),
  tells: () => [],
});

// The Measures as the system reads them: articles with our restored text, acts and duties of the registers.
import { readFileSync } from 'node:fs';
import { ARTICLES, articleNumeral, MEASURES } from '../../measures/articles.ts';
import { RESTORATION_NOTE, quotationOf, QUOTATIONS, type QuotationKey } from '../../measures/quotation.ts';
import { capacityNameIn } from '../../measures/parts.ts';
import { allKinds } from '../../measures/register.ts';
import { BASIS_NAMES, BUREAU_NAMES, DUE_BASIS_NAMES } from '../../measures/vocabulary.ts';
import { fieldsOfAct } from '../acts/fields.ts';
import { inputSchemaOf } from '../acts/schema.ts';
import { endpoint } from '../http/endpoint.ts';

const textOf = (number: number): string =>
  readFileSync(new URL(`../../measures/text/article-${String(number).padStart(2, '0')}.md`, import.meta.url), 'utf8');

const allActs = () => allKinds().flatMap(({ acts }) => acts);
const allDuties = () => allKinds().flatMap(({ duties }) => duties);

/** Read once: the texts belong to the build. */
const articles = ARTICLES.map(({ number, gist, fate }) => ({
  number,
  numeral: articleNumeral(number),
  gist,
  fate,
  text: textOf(number),
  quotation: quotationOf(number),
  acts: allActs()
    .filter(({ article }) => article === number)
    .map(({ name }) => name),
  duties: allDuties()
    .filter(({ article }) => article === number)
    .map(({ name }) => name),
}));

export const measuresRoutes = [
  endpoint({
    method: 'get',
    path: '/measures',
    title: '所依《办法》的名称、文号和文本情况',
    tag: '办法',
    open: true,
    unchanging: true,
    answers: { 200: '《办法》' },
    handle: () => ({
      body: {
        ...MEASURES,
        articles: ARTICLES.length,
        text: RESTORATION_NOTE,
        inForce: '是否现行有效未能核实，请以正式发布的文本和有权机关的解释为准。',
      },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/measures/articles',
    title: '全部条文（复原文本）及其在系统中的去向',
    tag: '办法',
    open: true,
    unchanging: true,
    answers: { 200: '条文列表' },
    handle: () => ({ body: { items: articles, next: null, note: RESTORATION_NOTE } }),
  }),
  endpoint({
    method: 'get',
    path: '/measures/acts',
    title: '全部行为：谁在哪个阶段可以办理、须符合哪些条件、须提交什么',
    tag: '办法',
    open: true,
    unchanging: true,
    answers: { 200: '行为列表' },
    handle: () => ({ body: { items: acts(), next: null } }),
  }),
  endpoint({
    method: 'get',
    path: '/measures/duties',
    title: '全部义务：谁对谁负有、依据、逾期后果',
    tag: '办法',
    open: true,
    unchanging: true,
    answers: { 200: '义务列表' },
    handle: () => ({ body: { items: duties(), next: null } }),
  }),
];

const acts = () =>
  allKinds().flatMap((of) =>
    of.acts.map((act) => ({
      kind: of.name,
      act: act.name,
      title: act.title,
      article: act.article,
      basis: act.basis,
      basisName: BASIS_NAMES[act.basis],
      by: act.by.map((capacity) => ({ capacity, name: capacityNameIn(of, capacity) })),
      at: act.at.map((stage) => ({ stage, name: of.stageNames[stage] })),
      joint: act.jointly !== undefined,
      guards: act.guards.map(({ name, article, basis, reads, asks }) => ({ name, article, basis, reads, asks })),
      fields: fieldsOfAct(act),
      input: inputSchemaOf(act),
    })),
  );

const duties = () =>
  allKinds().flatMap((of) =>
    of.duties.map(({ name, title, article, basis, dueBasis, owedBy, toDo, metBy, quotation, lest }) => ({
      kind: of.name,
      duty: name,
      title,
      article,
      basis,
      basisName: BASIS_NAMES[basis],
      dueBasis,
      dueBasisName: DUE_BASIS_NAMES[dueBasis],
      // Nobody in particular where each instance has its own.
      owedBy: owedBy === '' ? null : { capacity: owedBy, name: capacityNameIn(of, owedBy) },
      toDo,
      metBy,
      quotation: quotation && QUOTATIONS[quotation as QuotationKey],
      lest: {
        ...lest,
        decidedBy: lest.decidedBy.map((bureau) => ({ capacity: bureau, name: BUREAU_NAMES[bureau] })),
      },
    })),
  );

// What is asked of whoever brings a project into the procedure, whichever way it comes: articles 2, 7, 11.
import { gate, type Guard } from '../act.ts';

/** Of the scope list, which articles 2 and 11 name alike. */
export const withinScope = (article: 2 | 11): Guard<{ scopeAttested: boolean }> =>
  gate(
    article,
    'input',
    article === 2 ? 'withinScope' : 'withinScopeList',
    '项目符合《政务信息系统定义和范围》和《重庆市市级政务信息化项目申报范围及边界》',
    (_, { scopeAttested }) =>
      scopeAttested
        ? undefined
        : {
            says: '未确认项目属于申报范围。',
            remedy: '请对照申报范围及边界核对，属于申报范围的，确认后申报；不属于的，不适用本办法。',
            wayOut: { mend: true },
          },
  );

// QUESTION(article 7, dataFirstForOM): the sentence speaks of construction and O&M first and of construction alone at its
// end; we ask for both attestations from both.
const dataStandardsSet: Guard<{ dataStandardsSet: boolean }> = gate(
  7,
  'input',
  'dataStandardsSet',
  '已完成数据标准制定',
  (_, { dataStandardsSet: isSet }) =>
    isSet
      ? undefined
      : {
          says: '尚未完成数据标准制定。',
          remedy: '请先制定数据标准，再申报项目。',
          wayOut: { mend: true, outside: ['prepareData'] },
        },
);

const existingDataGoverned: Guard<{ existingDataGoverned: boolean }> = gate(
  7,
  'input',
  'existingDataGoverned',
  '已对已有数据进行汇聚治理',
  (_, { existingDataGoverned: isGoverned }) =>
    isGoverned
      ? undefined
      : {
          says: '尚未完成对已有数据的汇聚治理。',
          remedy: '请先汇聚治理已有数据，再申报项目。',
          wayOut: { mend: true, outside: ['prepareData'] },
        },
);

export const DATA_FIRST_GATES = [dataStandardsSet, existingDataGoverned] as const;

// 第三十四条：接受监督管理，如实提供有关资料和情况。
import type { DutyInstance } from '../duty.ts';
import { duty } from '../duty.ts';
import { BUREAU_NAMES, CAPACITY_NAMES, type Bureau, type Capacity } from '../../vocabulary.ts';

/** 第三十四条：监督管理部门调取的资料和情况，按其确定的日期提供。 */
export const informationAnswer = duty({
  name: 'INFORMATION_ANSWER',
  title: '提供资料和情况',
  article: 34,
  basis: 'law',
  dueBasis: 'decided',
  owedBy: 'constructionUnit',
  toDo: '如实提供所调取的项目资料和情况，不得拒绝、隐匿、瞒报',
  metBy: 'answerInformation',
  quotation: '34',
  instances: ({ informationRequests }) =>
    informationRequests.map(({ seq, on, by, asks, dueOn, answered }): DutyInstance => ({
      key: String(seq),
      anchor: { event: '调取资料和情况', on },
      due: { rule: 'fixed', on: dueOn, setBy: BUREAU_NAMES[by as Bureau] ?? CAPACITY_NAMES.department },
      owedTo: [by as Capacity],
      note: `调取的资料和情况：${asks}`,
      dischargedOn: answered?.on,
    })),
  lest: {
    article: 35,
    says: '拒绝、隐匿、瞒报的，监督管理部门应当要求限期整改；是否采取进一步措施，由有权部门决定。',
    decidedBy: [],
  },
});

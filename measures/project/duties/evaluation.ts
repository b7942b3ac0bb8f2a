// 第三十条：自评价。
import { inUseSince, isOrderedAbout } from '../questions.ts';
import { duty } from '../duty.ts';
import { THREE_BUREAUS } from '../../vocabulary.ts';

const EVENTS = { acceptance: '通过竣工验收（晚于投入运行）', operation: '投入运行（晚于通过竣工验收）' };

/** 第三十条：通过竣工验收并投入运行后12—24个月内开展自评价，报送三部门。 */
export const selfEvaluation = duty({
  name: 'SELF_EVALUATION',
  title: '开展自评价并报送报告',
  article: 30,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'constructionUnit',
  toDo: '开展自评价，将自评价报告报送市发展改革委、市财政局、市大数据发展局',
  metBy: 'submitSelfEvaluation',
  quotation: '30',
  readWhenClosed: true,
  instances: (facts) => {
    const inUse = inUseSince(facts);
    if (!inUse) return [];
    const key = String(facts.operation!.seq);
    return [
      {
        key,
        // 「12—24个月内」 includes both ends (Civil Code, art. 1259).
        anchor: { event: EVENTS[inUse.by], on: inUse.on },
        opens: { rule: 'months', months: 12, rolling: 'NONE' },
        due: { rule: 'months', months: 24, rolling: 'FORWARD' },
        owedTo: THREE_BUREAUS,
        isOrdered: isOrderedAbout(facts, 'SELF_EVALUATION', key),
        dischargedOn: facts.selfEvaluation?.on,
      },
    ];
  },
  lest: {
    article: 37,
    says: '评价结果作为下一年度安排政府投资的重要依据；逾期未报送的，监督管理部门应当依照第三十五条要求限期整改。',
    decidedBy: ['development-reform'],
  },
});

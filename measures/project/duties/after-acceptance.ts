// 第二十八条第一款：验收结果备案；验收未通过后的再次验收。
import { duty } from '../duty.ts';
import { figuresIn } from '../figures.ts';
import { countedOn, isAcceptedByUnit, passedAcceptance } from '../questions.ts';
import type { ProjectFacts } from '../facts.ts';
import { BUREAU_NAMES, ROLE_NAMES, type Bureau, type PartyId } from '../../vocabulary.ts';

/** 第二十八条第一款：3000万元以下项目的验收结果报市大数据发展局备案（《办法》未定时限）。 */
export const acceptanceResultFiling = duty({
  name: 'ACCEPTANCE_RESULT_FILING',
  title: '竣工验收结果备案',
  article: 28,
  basis: 'law',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '将竣工验收结果报市大数据发展局备案',
  metBy: 'fileAcceptanceResult',
  quotation: '28.5',
  instances: (facts, { practice }) => {
    const passed = passedAcceptance(facts);
    if (!passed || !isAcceptedByUnit(facts)) return [];
    return [
      {
        key: String(passed.seq),
        anchor: { event: '通过竣工验收', on: countedOn(passed) },
        due: { rule: 'workingDays', days: figuresIn(practice).acceptanceResultFilingWorkingDays },
        owedTo: ['big-data'],
        dischargedOn: facts.acceptanceFiling?.on,
      },
    ];
  },
  lest: { article: null, says: '《办法》未规定备案时限，本日期为系统惯例；超过的仅作提示。', decidedBy: ['big-data'] },
});

const setBy = ({ parties }: ProjectFacts, by: PartyId): string =>
  by === parties.constructionUnit ? ROLE_NAMES.constructionUnit : (BUREAU_NAMES[by as Bureau] ?? '验收组织方');

/** 验收未通过后的再次验收（《办法》未作规定）：日期由作出结论的一方设定。 */
export const acceptanceReapplication = duty({
  name: 'ACCEPTANCE_REAPPLICATION',
  title: '整改后再次验收',
  article: null,
  basis: 'practice',
  dueBasis: 'decided',
  owedBy: 'constructionUnit',
  toDo: '完成验收整改后，重新提交全部验收材料',
  metBy: 'reapplyForAcceptance',
  instances: (facts) =>
    facts.acceptanceRounds.flatMap(({ conclusion }, round) =>
      !conclusion || conclusion.passed || !conclusion.reapplyOn
        ? []
        : [
            {
              key: String(conclusion.seq),
              anchor: { event: '验收未通过', on: conclusion.on },
              due: { rule: 'fixed', on: conclusion.reapplyOn, setBy: setBy(facts, conclusion.by) } as const,
              // A day that the unit set for itself binds it no more than one of ours.
              dueBasis:
                conclusion.by === facts.parties.constructionUnit && !conclusion.agreedBy
                  ? ('practice' as const)
                  : undefined,
              owedTo: ['big-data'] as const,
              // What is handed in again counts by the day on which it comes in, whoever organises acceptance.
              dischargedOn: facts.acceptanceRounds[round + 1]?.on,
            },
          ],
    ),
  lest: {
    article: null,
    says: '《办法》未规定再次验收的时限，本日期由验收组织方设定；超过的，提示市大数据发展局。',
    decidedBy: ['big-data'],
  },
});

// Case 95: an approval that no plan used for some years; in the first edition of the practice none lapses.
import { dayNameOf } from '../../date-name.ts';
import { practiceGate, type Guard } from '../act.ts';
import { lapsedSince } from '../exceptions.ts';

export const approvalInForce: Guard<unknown> = practiceGate(
  'facts',
  'approvalInForce',
  '批复在有效期限以内（系统惯例定有期限的）',
  ({ facts, figures, today }) => {
    const since = lapsedSince(facts, figures, today);
    return since === undefined
      ? undefined
      : {
          says: `按现行系统惯例，批复${String(figures.approvalValidYears)}年内未纳入年度投资计划的失效；本项目的批复有效至${dayNameOf(since)}。`,
          remedy: '请先由市发展改革委办理「准予破例」，使批复继续有效；不再建设的，请办理「申请终止项目实施」。',
          wayOut: {
            acts: [{ act: 'grantException', input: { of: 'LAPSED_APPROVAL' } }],
            instead: ['requestTermination'],
          },
        };
  },
);

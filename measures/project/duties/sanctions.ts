// 暂停的复核、终止后的情况报告（《办法》未作规定；我们的惯例）：what was stopped is looked at again, and what was given up is
// accounted for.
import type { DutyInstance } from '../duty.ts';
import { duty } from '../duty.ts';
import { figuresIn } from '../figures.ts';
import { BUREAU_NAMES, HOLDERS_OF_SANCTIONS, type Bureau } from '../../vocabulary.ts';

/** 复核暂停（O-20）：either of the two that suspended may say that it stays; lifting it is for both. */
export const suspensionReview = duty({
  name: 'SUSPENSION_REVIEW',
  title: '复核项目建设暂停情况',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'development-reform',
  toDo: '复核暂停项目建设的情形是否仍然存在，决定继续暂停、恢复建设或者终止实施',
  metBy: 'reviewSuspension',
  alsoMetBy: ['resume', 'terminate', 'consentTermination'],
  instances: ({ sanctions, completion, terminated }, { practice }) =>
    sanctions
      .filter(({ kind }) => kind === 'SUSPENSION')
      .flatMap(({ seq, from, reviews = [], lifted }) =>
        [{ seq, on: from }, ...reviews].flatMap((since, index) => {
          const review = reviews[index];
          const ended = review ?? lifted ?? terminated;
          return HOLDERS_OF_SANCTIONS.map((bureau): DutyInstance => {
            const isAnothers = review !== undefined && review.by !== bureau;
            return {
              key: `${since.seq}-${bureau}`,
              anchor: { event: index === 0 ? '暂停项目建设' : '上一次复核暂停情况', on: since.on },
              due: { rule: 'days', days: figuresIn(practice).suspensionReviewDays, rolling: 'NONE' },
              owedBy: bureau,
              owedTo: [],
              dischargedOn: isAnothers ? undefined : ended?.on,
              cancelled: isAnothers
                ? `已由${BUREAU_NAMES[review.by as Bureau]}复核`
                : !ended && completion
                  ? '项目已建成'
                  : undefined,
            };
          });
        }),
      ),
  lest: { article: null, says: '《办法》未规定暂停的期限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
});

/** 终止情况报告（案例53）：suggested, never demanded. */
export const finalReport = duty({
  name: 'FINAL_REPORT',
  title: '提交终止情况报告',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '说明终止时的建设、资金和资产情况，提交项目终止情况报告',
  metBy: 'submitFinalReport',
  instances: ({ terminated, finalReport: report }, { practice }) =>
    terminated
      ? [
          {
            key: String(terminated.seq),
            anchor: { event: '终止项目实施', on: terminated.on },
            due: { rule: 'days', days: figuresIn(practice).finalReportDays, rolling: 'FORWARD' },
            owedTo: ['development-reform', 'finance', 'big-data'],
            dischargedOn: report?.on,
          },
        ]
      : [],
  lest: { article: null, says: '《办法》未要求终止情况报告，系统只作建议。', decidedBy: [] },
});

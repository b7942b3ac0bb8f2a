// Which decisions of a project can be revoked: those that stand, by whom, what leans on each, and what the facts are without
// it. A kind of decision that may be revoked is one more entry here, and its name in RevocableAct.
import type { ProjectFacts } from './facts.ts';
import { partWorded, withPart } from './order-parts.ts';
import { isAcceptanceMet, openExtension } from './questions.ts';
import { withSecond, type Leaning, type StandingDecision } from './standing-decision.ts';
import { change, funding } from './standing-money.ts';
import { plans } from './standing-plans.ts';
import { approval, earlierReply, listing } from './standing-stages.ts';
import type { Bureau } from '../vocabulary.ts';

/** Of every kind the last that stands. */
export const standingDecisions = (facts: ProjectFacts): StandingDecision[] =>
  [
    ...[...funding(facts), ...listing(facts), ...earlierReply(facts), ...approval(facts), ...change(facts)],
    ...[...plans(facts), ...extension(facts), ...verifications(facts)],
  ].sort((one, other) => one.decision.seq - other.decision.seq);

function extension(facts: ProjectFacts): StandingDecision[] {
  const last = facts.extensions.findLast(({ status }) => status === 'GRANTED');
  if (!last?.decided) return [];
  const { decided } = last;
  const leaning = (): Leaning | undefined => {
    if (isAcceptanceMet(facts))
      return {
        what: '其后已经申请竣工验收，或者已有验收结论',
        remedy: '延期已经用尽，无须撤销。',
        wayOut: { needless: true },
      };
    return openExtension(facts)
      ? {
          what: '其后又申请了延期验收，尚未决定',
          wayOut: { acts: ['refuseExtension'] },
        }
      : undefined;
  };
  return [
    {
      act: 'grantExtension',
      decision: { ...decided, request: last.seq },
      by: withSecond(facts, 'big-data'),
      leaning,
      revoked: ({ seq, receivedOn: on, by }) => ({
        ...facts,
        extensions: facts.extensions.map((one) =>
          one === last ? { ...one, status: 'REVOKED', revoked: { seq, on, by } } : one,
        ),
      }),
    },
  ];
}

function verifications(facts: ProjectFacts): StandingDecision[] {
  return facts.rectifications.flatMap((order) =>
    (order.items ?? [undefined]).flatMap((item): StandingDecision[] => {
      const name = { of: order.seq, item: item?.number };
      const finding = order.findings.findLast((one) => one.compliant && one.item === name.item);
      if ((item ?? order).status !== 'VERIFIED' || !finding) return [];
      const ended = facts.sanctions.find(
        ({ answers, lifted }) => answers === order.seq && lifted && lifted.seq > finding.seq,
      );
      const leaning = (): Leaning | undefined => {
        const what = ended
          ? '所据措施其后已经解除'
          : facts.closed && facts.closed.seq > finding.seq
            ? '项目其后已经办结归档'
            : undefined;
        return what === undefined
          ? undefined
          : {
              what,
              remedy: `${partWorded(name)}不再恢复。`,
              wayOut: { instead: ['orderRectification'] },
            };
      };
      return [
        {
          act: 'verifyRectification',
          decision: { ...finding, of: order.seq },
          by: [finding.by as Bureau],
          leaning,
          revoked: ({ seq, receivedOn: on, by }) => {
            const open = withPart(facts, name, { status: 'SUBMITTED' });
            const without = (one: (typeof order)['findings'][number]): boolean => one.seq !== finding.seq;
            return {
              ...open,
              rectifications: open.rectifications.map((one) =>
                one.seq === order.seq
                  ? {
                      ...one,
                      findings: one.findings.filter(without),
                      submissions: one.submissions.map((report) =>
                        report === lastBefore(one.submissions, finding)
                          ? { ...report, reopened: { seq, on, by } }
                          : report,
                      ),
                    }
                  : one,
              ),
            };
          },
        },
      ];
    }),
  );
}

/** The report that a finding was about. */
const lastBefore = <Report extends { seq: number; item?: number }>(
  reports: readonly Report[],
  { seq, item }: { seq: number; item?: number },
): Report | undefined => reports.findLast((report) => report.seq < seq && report.item === item);

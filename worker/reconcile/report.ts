// The outcome as a person reads it, and as it enters the history of the nightly workflow.
import type { ReconciliationRow } from '../../database/reconciliation.ts';
import type {
  Finding,
  Outcome,
  Reconciliation,
  ReconciliationSummary,
} from '../../workflows/reconciliation/contract.ts';

const HEADINGS: Record<Outcome, string> = { left: '需要人处理', mended: '已修复', watched: '正在自行了结' };
const ORDER: readonly Outcome[] = ['left', 'mended', 'watched'];
/** A page of the Temporal UI, and its limit on what may stand there. */
const SHOWN = 40;

/** The whole report, or its first `shown` findings of each kind. */
export function reportOf({ dossiers, parties, findings }: Reconciliation, shown = Infinity): string {
  const sections = ORDER.map((outcome) =>
    sectionOf(
      HEADINGS[outcome],
      findings.filter((finding) => finding.outcome === outcome),
      shown,
    ),
  );
  const conclusion = findings.length === 0 ? '，全部相符。' : '。';
  return [
    `对账：核对未结卷宗 ${dossiers} 个、有待发消息的单位 ${parties} 个${conclusion}`,
    ...sections.filter((section) => section !== ''),
  ].join('\n');
}

function sectionOf(heading: string, findings: readonly Finding[], shown: number): string {
  if (findings.length === 0) return '';
  const lines = findings.slice(0, shown).map(({ about, says }) => `  ${about}　${says}`);
  const more =
    findings.length > lines.length
      ? [`  另有 ${findings.length - lines.length} 项，手工运行 reconcile 可见全部。`]
      : [];
  return [`${heading} ${findings.length} 项：`, ...lines, ...more].join('\n');
}

export function summaryOf(reconciliation: Reconciliation): ReconciliationSummary {
  const { mended, watched, leftToPeople: left } = countsOf(reconciliation);
  return { mended, watched, left, report: reportOf(reconciliation, SHOWN) };
}

/** As it is kept, for whoever asks what the last night was like. */
export function countsOf({ dossiers, findings }: Reconciliation): Omit<ReconciliationRow, 'finishedAt'> {
  const count = (outcome: Outcome) => findings.filter((finding) => finding.outcome === outcome).length;
  return { dossiers, mended: count('mended'), watched: count('watched'), leftToPeople: count('left') };
}

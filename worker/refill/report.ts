// What a refill did and what it cannot do, as a person reads it.
import type { Refilled } from './refill.ts';

const NOT_IN_HISTORIES =
  '备份之后经 API 直接登记的单位及联系人、材料、方案、不予共享事项、放假安排和提醒惯例的版次、当日额度计数，引擎的历史中没有，不能补记';

export function refillReportOf(refilled: Refilled): string {
  const { looked, dossiers, letters, numbers, stopped, otherwise, missing } = refilled;
  const lines = dossiers.reduce((sum, one) => sum + one.lines, 0);
  const section = (heading: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${heading} ${items.length} 项：`, ...items.map((item) => `  ${item}`)];
  return [
    `补记：核对卷宗 ${looked} 个，为其中 ${dossiers.length} 个补记 ${lines} 行，补记已发的信 ${letters} 封；编号已发到 ${numbers.now}${numbers.now > numbers.before ? `（原为 ${numbers.before}）` : ''}。`,
    ...section(
      '已补记',
      dossiers.map((one) => `${one.workflowId}　${one.lines} 行${one.isNew ? '（数据库中原没有这个卷宗）' : ''}`),
    ),
    ...section(
      '不能补记，需要人处理',
      stopped.map(({ workflowId, says }) => `${workflowId}　${says}。`),
    ),
    ...section(
      '补记后按今日程序核定的结果与当时不同',
      otherwise.map(({ workflowId, seq }) => `${workflowId}　第 ${seq} 行`),
    ),
    ...section('台账提到而数据库中没有，须重新登记', leftBehindWorded(missing)),
    `${NOT_IN_HISTORIES}。`,
    stopped.length > 0 ? '处理之后再运行一次；已补记的不会重复。' : '下一步：启动 worker，运行 reconcile，再启动 API。',
  ].join('\n');
}

const leftBehindWorded = ({ parties, documents, versions }: Refilled['missing']): string[] => [
  ...parties.map((id) => `单位 ${id}：以 PUT /parties/${id} 登记，联系人一并填写，此前它的消息无人可投`),
  ...documents.map(
    ({ id, kind, sha256, citedBy }) =>
      `材料 ${id}（${kind}，SHA-256 ${sha256}，见 ${citedBy}）：名称和存放处已失，请登记者核对原件；须再引用的，以 POST /documents 另行登记`,
  ),
  ...versions.map((named) => `方案或者事项 ${named}：以 PUT /${named} 重新登记`),
];

/** Whether nothing is left to people. */
export const isWhole = ({ stopped, missing }: Refilled): boolean =>
  stopped.length === 0 &&
  missing.parties.length === 0 &&
  missing.documents.length === 0 &&
  missing.versions.length === 0;

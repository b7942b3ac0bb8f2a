// Dossiers that come near the size at which acts are refused: said while something can still be done about it.
import { largeDossiers } from '../../database/dossier.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { isBureau } from '../../measures/party-id.ts';
import { kindNamed } from '../../measures/register.ts';
import { FACTS_BYTES, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import type { Finding } from '../../workflows/reconciliation/contract.ts';
import type { ReconcileDeps } from './deps.ts';

const NEAR = 0.75;
const KB = 1024;

export async function large({ pool }: Pick<ReconcileDeps, 'pool'>): Promise<Finding[]> {
  const dossiers = await largeDossiers(pool, NEAR * FACTS_BYTES.unit);
  return dossiers.flatMap(({ facts, ...id }) => {
    const bytes = Buffer.byteLength(JSON.stringify(facts));
    if (bytes <= NEAR * FACTS_BYTES[firstMet(id)]) return [];
    return [{ about: workflowIdOf(id), trouble: 'large', outcome: 'left', says: worded(id, bytes) }];
  });
}

/** The bound that is met first: a unit's, where units act in such a dossier at all. */
const firstMet = ({ kind }: DossierId): keyof typeof FACTS_BYTES =>
  kindNamed(kind).acts.some(({ by }) => by.some((one) => !isBureau(one))) ? 'unit' : 'authority';

function worded(id: DossierId, bytes: number): string {
  const used = `内容已有 ${Math.round(bytes / KB)} KB`;
  const authority = `主管机关办理的上限是 ${FACTS_BYTES.authority / KB} KB`;
  if (firstMet(id) === 'authority' || bytes > NEAR * FACTS_BYTES.authority)
    return `${used}，${authority}，满了就不能再办理。请精简填写、少引材料、尽早了结。`;
  const unit = `单位办理的上限 ${FACTS_BYTES.unit / KB} KB`;
  return bytes > FACTS_BYTES.unit
    ? `${used}，已过${unit}，单位不能再办理；${authority}。请由受理机关代为办理。`
    : `${used}，接近${unit}，满了单位就不能再办理。请提醒单位精简填写、少引材料。`;
}

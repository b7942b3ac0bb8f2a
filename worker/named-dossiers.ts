// Dossiers named on the command line: by their workflow ids, or, where there is a kind to go by, by their codes alone.
import type { DossierId } from '../measures/dossier.ts';
import { allKinds } from '../measures/register.ts';
import { PlainError } from '../worded-error.ts';
import { dossierOf } from '../workflows/lifecycle/contract.ts';

/** Throws for what names no dossier of any kind: a slip must not pass for a dossier without lines. */
export function namedDossiers(named: readonly string[], kind?: string): DossierId[] {
  const kinds = allKinds().map(({ name }) => name);
  if (kind !== undefined && !kinds.includes(kind))
    throw new PlainError(`没有卷宗种类 ${kind}：应为 ${kinds.join('、')} 之一。`);
  return named.map((name) => {
    const id = kind === undefined || name.includes(':') ? dossierOf(name) : { kind, code: name };
    if (!kinds.includes(id.kind))
      throw new PlainError(
        `${name} 不是卷宗：请写卷宗的工作流编号，例如 project:CQ-2026-0001、unit:unit-education-centre。`,
      );
    return id;
  });
}

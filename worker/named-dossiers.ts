// Dossiers named on the command line, by their workflow ids.
import { ConfigError } from '../config.ts';
import type { DossierId } from '../measures/dossier.ts';
import { allKinds } from '../measures/register.ts';
import { dossierOf } from '../workflows/lifecycle/contract.ts';

/** Throws for what names no dossier of any kind: a slip must not pass for a dossier without lines. */
export function namedDossiers(workflowIds: readonly string[]): DossierId[] {
  return workflowIds.map((workflowId) => {
    const id = dossierOf(workflowId);
    if (!allKinds().some(({ name }) => name === id.kind))
      throw new ConfigError(`${workflowId}：请写工作流编号，例如 project:CQ-2026-0001、unit:unit-education-centre`);
    return id;
  });
}

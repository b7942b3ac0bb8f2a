// Test support: dossiers by name. Most tests are about projects, and call them by their code alone.
import type { DossierId } from '../measures/dossier.ts';

export const projectId = (code: string): DossierId => ({ kind: 'project', code });
export const unitId = (code: string): DossierId => ({ kind: 'unit', code });

/** A code alone is a project's. */
export type Named = string | DossierId;
export const idOf = (dossier: Named): DossierId => (typeof dossier === 'string' ? projectId(dossier) : dossier);

// Dossiers and other workflows as they are named on the command line: by their ids, or by their codes alone.
import type { DossierId } from '../measures/dossier.ts';
import { allKinds } from '../measures/register.ts';
import { PlainError } from '../worded-error.ts';
import { dossierOf, workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { MAILBOX } from '../workflows/mailbox/contract.ts';

/** What a code alone is a code of. */
export const KIND_OPTION = { kind: { type: 'string', default: 'project' } } as const;

const dossierKinds = (): string[] => allKinds().map(({ name }) => name);

/** Throws for what names no dossier of any kind: a slip must not pass for a dossier without lines. */
export const namedDossiers = (named: readonly string[], kind: string): DossierId[] =>
  idsOf(named, kind, { kinds: dossierKinds(), isNone: '不是卷宗：请写卷宗的工作流编号' });

/** The same of whatever has a workflow, mailboxes too, by their workflow ids. */
export const namedWorkflows = (named: readonly string[], kind: string): string[] =>
  idsOf(named, kind, { kinds: [...dossierKinds(), MAILBOX], isNone: '不是工作流编号：请写工作流编号' }).map(
    workflowIdOf,
  );

function idsOf(named: readonly string[], kind: string, of: { kinds: string[]; isNone: string }): DossierId[] {
  if (!of.kinds.includes(kind)) throw new PlainError(`没有卷宗种类 ${kind}：应为 ${of.kinds.join('、')} 之一。`);
  return named.map((name) => {
    const id = name.includes(':') ? dossierOf(name) : { kind, code: name };
    if (of.kinds.includes(id.kind)) return id;
    throw new PlainError(`${name} ${of.isNone}，例如 project:CQ-2026-0001、unit:unit-education-centre。`);
  });
}

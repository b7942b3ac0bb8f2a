// Workflows as they are named on the command line, and events as the engine's core names them.
import { allKinds } from '../measures/register.ts';
import { PlainError } from '../worded-error.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { MAILBOX } from '../workflows/mailbox/contract.ts';
import type { Event } from './refill/histories.ts';

/** A code is one of `kind`; a workflow id stays as it is. Throws for a kind that there is none of. */
export function workflowIdsOf(named: readonly string[], kind: string): string[] {
  const kinds = [...allKinds().map(({ name }) => name), MAILBOX];
  if (!kinds.includes(kind)) throw new PlainError(`没有卷宗种类 ${kind}：应为 ${kinds.join('、')} 之一。`);
  return named.map((name) => {
    if (!name.includes(':')) return workflowIdOf({ kind, code: name });
    if (!kinds.includes(name.slice(0, name.indexOf(':'))))
      throw new PlainError(`${name}：请写工作流编号，例如 project:CQ-2026-0001、unit:unit-education-centre。`);
    return name;
  });
}

/** The event that a message of the core is about. */
export function eventNamed(message: string, events: readonly Event[]): Event | undefined {
  const id = /HistoryEvent\(id: (\d+)|event_?id:? ?(\d+)/i.exec(message)?.slice(1).find(Boolean);
  return events.find(({ eventId }) => String(eventId) === id);
}

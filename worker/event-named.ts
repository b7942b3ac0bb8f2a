// Events as the engine's core names them.
import type { Event } from './refill/histories.ts';

/** The event that a message of the core is about. */
export function eventNamed(message: string, events: readonly Event[]): Event | undefined {
  const id = /HistoryEvent\(id: (\d+)|event_?id:? ?(\d+)/i.exec(message)?.slice(1).find(Boolean);
  return events.find(({ eventId }) => String(eventId) === id);
}

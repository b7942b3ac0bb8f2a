// A message as inbox and project show it: also what was cancelled, and why.
import type { Message } from '../../database/message.ts';
import { instantOf } from '../http/instant.ts';

export function messageView({ sendNotBefore, createdAt, announcedAt: _announcedAt, ...message }: Message) {
  return { ...message, sendNotBefore: instantOf(sendNotBefore), createdAt: instantOf(createdAt) };
}

// Test support: one delivery as a channel gets it.
import type { Outgoing } from '../../../messages/channels/channel.ts';

export const FROM = { mailFrom: '督办 <duban@test.example>' };

export function outgoing(more: Partial<Outgoing> = {}): Outgoing {
  return {
    id: '00000000-0000-8000-8000-000000000001',
    datedAt: Date.parse('2026-11-28T01:02:03Z'),
    to: { name: '张三', address: 'zhang@unit.example' },
    subject: '【督办】〔逾期3天〕申请竣工验收',
    text: '正文',
    html: '<p>正文</p>',
    ...more,
  };
}

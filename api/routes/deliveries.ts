// Letters on their way: where each stands and why, and how an administrator helps one along. That is ordered of the
// mailbox, which alone writes.
import { z } from 'zod';
import { ordersOfDelivery, readDeliveryOrder } from '../../database/delivery-order.ts';
import {
  listDeliveries,
  noticesOf,
  readDelivery,
  readDeliveryFor,
  unknownIn,
  type Delivery,
} from '../../database/delivery.ts';
import type { Db } from '../../database/pool.ts';
import { namesOf } from '../../database/recipient.ts';
import type { Actor } from '../../measures/line.ts';
import { DELIVERY_STATES, type DeliveryState } from '../../messages/delivery-state.ts';
import { mentionedTo } from '../../messages/mentioned.ts';
import { writeHash } from '../acts/request-hash.ts';
import type { Deps } from '../deps.ts';
import { endpoint, type Answer, type Call } from '../http/endpoint.ts';
import { listOf, paging, placeOf } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import { orderMailbox } from '../mailbox.ts';
import { deliveryReaderOf } from '../visibility.ts';
import { deliveryInFull, deliveryView } from './delivery-view.ts';
import { letterOf } from './message-view.ts';

const LATEST_MS = 253_402_300_799_999;
const deliveryPlace = z.strictObject({ datedAt: z.int().min(0).max(LATEST_MS), id: z.uuid() });
const STATES_NAMED = Object.entries(DELIVERY_STATES)
  .map(([state, name]) => `${state} ${name}`)
  .join('、');
/** What integrators are told of the answer's fields. */
const FIELDS = Object.entries({
  state: STATES_NAMED,
  says: '一句话的说明',
  channel: '渠道；没有联系人的为 none',
  attempts: '已尝试次数',
  unknownOutcomes: '其中对方是否收到不明的次数',
  triedSince: '首次尝试的时间',
  'messages[].key': '消息的编号',
  'messages[].leftOutBecause': '该项不再发送的原因',
  insteadOf: '所代替的投递',
  replacedBy: '代替它的投递',
  remedy: '应办之事和可用的调用',
})
  .map(([field, meaning]) => `${field}：${meaning}`)
  .join('；');
const filters = z.strictObject({
  ...paging,
  state: z
    .enum(Object.keys(DELIVERY_STATES) as [DeliveryState, ...DeliveryState[]])
    .optional()
    .meta({ description: STATES_NAMED }),
  party: z.string().max(100).optional().meta({ description: '收件单位的编号；没有的答404' }),
  channel: z.string().max(40).optional().meta({ description: '渠道，如 mail；none 为没有联系人而未能发出的' }),
  code: z.string().max(100).optional().meta({ description: '其中某项消息所属项目等的编号，不分大小写；没有的答404' }),
});
const sendToBody = z.strictObject({
  contact: z.uuid({ error: '应为本系统给出的联系人编号' }).toLowerCase(),
});

const SEEN_BY_WHOM = '单位的投递由本单位和其所属部门的管理员查看，全部投递由市大数据发展局的管理员查看。';
const ORDERED_BY_WHOM = '重新投递和改投由收件单位、其所属部门或者市大数据发展局的管理员办理。';

export const deliveryRoutes = [
  endpoint({
    method: 'get',
    path: '/deliveries',
    title:
      '投递清单：每封信现在的状态、原因和下次尝试的时间，新的在前（管理员：本单位和所属单位的；市大数据发展局：全部）',
    tag: '投递',
    roles: ['administrator'],
    openToWhom: SEEN_BY_WHOM,
    query: filters,
    answers: { 200: `投递列表。${FIELDS}` },
    handle: async ({ actor, query: { limit, cursor, state, ...others } }, { pool }) => {
      const reader = deliveryReaderOf(actor);
      const unknown = await unknownIn(pool, others, reader);
      if (unknown.party) throw new Problem('notFound', { detail: `没有单位「${others.party}」，或者无权查看。` });
      if (unknown.code) throw new Problem('notFound', { detail: `没有编号「${others.code}」，或者无权查看。` });
      const after = placeOf(cursor, deliveryPlace);
      const page = await listDeliveries(pool, { status: state, ...others }, reader, { limit, after });
      return { body: listOf(page, deliveryView) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/deliveries/{id}',
    title: '一封投递：收件人、地址、状态、原因、各项消息、经过和管理员的办理（收件单位、其所属部门、市大数据发展局）',
    tag: '投递',
    answers: { 200: `投递。${FIELDS}；此前各次状态和管理员的办理一并列出。` },
    handle: async ({ actor, params }, { pool }) => ({
      body: await inFull(pool, await deliverySeenBy(pool, actor, params.id!)),
    }),
  }),
  endpoint({
    method: 'post',
    path: '/deliveries/{id}/send-again',
    title: '重新投递：按现在登记的地址再发一次（收件单位、其所属部门、市大数据发展局的管理员）',
    tag: '投递',
    keyed: true,
    answers: { 200: '已安排发出；答复为所发出的投递' },
    handle: (call, deps) => ordered(call, deps, undefined),
  }),
  endpoint({
    method: 'post',
    path: '/deliveries/{id}/send-to',
    title: '改投：把同样的内容发给该单位的另一联系人，或者其所属部门的管理员（由上述管理员办理）',
    tag: '投递',
    keyed: true,
    body: sendToBody,
    answers: { 200: '已安排发出；答复为新的投递' },
    handle: (call, deps) => ordered(call, deps, call.body.contact),
  }),
];

/** Whoever looks after the party that it goes to; bureaus see the messages, but not who of another party gets them. */
async function deliverySeenBy(db: Db, actor: Actor, id: string): Promise<Delivery> {
  const isId = z.uuid().safeParse(id).success;
  const delivery = isId ? await readDeliveryFor(db, id, deliveryReaderOf(actor)) : undefined;
  if (!delivery) throw new Problem('notFound');
  return delivery;
}

async function inFull(db: Db, delivery: Delivery) {
  const { id, party, messageKeys } = delivery;
  const [messages, orders] = [await noticesOf(db, messageKeys), await ordersOfDelivery(db, id)];
  const notices = messages.map(({ notice }) => notice);
  const names = await namesOf(db, mentionedTo(party, notices));
  const subjects = messages.map(
    (message) =>
      [
        message.key,
        { kind: message.kind, code: message.code, subject: letterOf(message, names, party).subject },
      ] as const,
  );
  return deliveryInFull(delivery, { orders, subjects: new Map(subjects) });
}

async function ordered(
  { actor, params, key, target, body, deadline }: Call,
  { pool, engine }: Deps,
  contact: string | undefined,
): Promise<Answer> {
  const { id, party } = await deliverySeenBy(pool, actor, params.id!);
  // Asked second: whoever may not see it is not told that it is there.
  if (!actor.roles.includes('administrator')) throw new Problem('wrongRole', { detail: ORDERED_BY_WHOM });
  const requestHash = writeHash(target, body);
  const done = await readDeliveryOrder(pool, actor.party, key);
  const outcome = done
    ? { deliveryId: done.outcome, requestHash: done.requestHash }
    : await orderMailbox(
        engine,
        party,
        {
          deliveryId: id,
          contact,
          by: { party: actor.party, sub: actor.sub },
          requestKey: key,
          requestHash,
        },
        deadline,
      );
  if (outcome.requestHash !== requestHash) throw new Problem('keyReused');
  return { body: deliveryView((await readDelivery(pool, outcome.deliveryId))!) };
}

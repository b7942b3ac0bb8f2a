// Letters on their way: where each stands and why, and how an administrator helps one along. That is ordered of the
// mailbox, which alone writes.
import { z } from 'zod';
import { readDeliveryOrder } from '../../database/delivery-order.ts';
import { listDeliveries, readDelivery, type Delivery } from '../../database/delivery.ts';
import { readParty } from '../../database/party.ts';
import type { Db } from '../../database/pool.ts';
import type { Actor } from '../../measures/line.ts';
import { DELIVERY_STATES, type DeliveryState } from '../../messages/delivery-state.ts';
import { writeHash } from '../acts/request-hash.ts';
import type { Deps } from '../deps.ts';
import { endpoint, type Answer, type Call } from '../http/endpoint.ts';
import { listOf, paging, placeOf } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import { orderMailbox } from '../mailbox.ts';
import { deliveryView } from './delivery-view.ts';

const LATEST_MS = 253_402_300_799_999;
const deliveryPlace = z.strictObject({ datedAt: z.int().min(0).max(LATEST_MS), id: z.uuid() });
const filters = z.strictObject({
  ...paging,
  state: z.enum(Object.keys(DELIVERY_STATES) as [DeliveryState, ...DeliveryState[]]).optional(),
  party: z.string().max(100).optional(),
  channel: z.string().max(40).optional(),
  code: z.string().max(100).optional(),
});
const sendToBody = z.strictObject({
  contact: z.uuid({ error: '应为本系统给出的联系人编号' }).toLowerCase(),
});

export const deliveryRoutes = [
  endpoint({
    method: 'get',
    path: '/deliveries',
    title: '投递清单：每封信现在的状态、原因和下次尝试的时间，新的在前（市大数据发展局管理员）',
    tag: '投递',
    roles: ['administrator'],
    query: filters,
    answers: { 200: '投递列表' },
    handle: async ({ actor, query: { limit, cursor, state, ...others } }, { pool }) => {
      if (actor.party !== 'big-data')
        throw new Problem('wrongParty', { detail: '全部投递由市大数据发展局的管理员查看。' });
      const page = await listDeliveries(
        pool,
        { status: state, ...others },
        { limit, after: placeOf(cursor, deliveryPlace) },
      );
      return { body: listOf(page, deliveryView) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/deliveries/{id}',
    title: '一项投递：收件人、地址、状态、原因（收件单位、其所属部门、市大数据发展局）',
    tag: '投递',
    answers: { 200: '投递' },
    handle: async ({ actor, params }, { pool }) => ({
      body: deliveryView(await deliverySeenBy(pool, actor, params.id!)),
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
  const delivery = z.uuid().safeParse(id).success ? await readDelivery(db, id) : undefined;
  if (!delivery) throw new Problem('notFound');
  const isAbove = async () => (await readParty(db, delivery.party))?.department === actor.party;
  if (actor.party !== 'big-data' && actor.party !== delivery.party && !(await isAbove())) throw new Problem('notFound');
  return delivery;
}

async function ordered(
  { actor, params, key, target, body, deadline }: Call,
  { pool, engine }: Deps,
  contact: string | undefined,
): Promise<Answer> {
  const { id, party } = await deliverySeenBy(pool, actor, params.id!);
  // Asked second: whoever may not see it is not told that it is there.
  if (!actor.roles.includes('administrator')) throw new Problem('wrongRole');
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

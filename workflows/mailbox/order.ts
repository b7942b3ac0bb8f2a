// Whether what an administrator orders has the shape of an order: it may have been typed into the Temporal UI.
import { ApplicationFailure } from '@temporalio/workflow';
import type { DeliveryOrder, OrderRefusalType } from './contract.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 200;
const isUuid = (value: unknown): boolean => typeof value === 'string' && UUID.test(value);

export function refuseMalformed(order: DeliveryOrder): void {
  const { deliveryId, contact, by, requestKey, requestHash } = (order ?? {}) as Partial<DeliveryOrder>;
  const isWhole =
    isUuid(deliveryId) &&
    (contact === undefined || isUuid(contact)) &&
    isText(by?.party) &&
    isText(by?.sub) &&
    isText(requestKey) &&
    isText(requestHash);
  if (!isWhole)
    throw ApplicationFailure.create({
      type: 'Malformed' satisfies OrderRefusalType,
      message: '重新投递的要求不完整：应写明投递编号、办理人和请求标识',
      nonRetryable: true,
    });
}

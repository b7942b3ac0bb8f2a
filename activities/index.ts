// Every activity, by the task queue on which it runs.
import type { DeliverActivities, MailboxActivities } from '../workflows/mailbox/contract.ts';
import type { LifecycleActivities } from '../workflows/lifecycle/contract.ts';
import { claimMessagesWith } from './claim-messages.ts';
import { deliverMessageWith, reportingWhatLayIn, type DeliverDeps } from './deliver-message.ts';
import { orderDeliveryWith } from './order-delivery.ts';
import { recordWith, type RecordDeps } from './record.ts';
import { reportFailedWith } from './show-deliveries.ts';

export interface Activities {
  lifecycle: LifecycleActivities;
  mailbox: MailboxActivities;
  deliver: DeliverActivities;
}

export function createActivities(deps: RecordDeps & DeliverDeps): Activities {
  return {
    lifecycle: { record: recordWith(deps) },
    mailbox: {
      claimMessages: claimMessagesWith(deps),
      orderDelivery: orderDeliveryWith(deps),
      reportFailed: reportFailedWith(deps),
    },
    deliver: { deliverMessage: reportingWhatLayIn(deps, deliverMessageWith(deps)) },
  };
}

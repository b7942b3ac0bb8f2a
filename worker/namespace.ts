// What the Temporal server needs before our workflows can run on it: the namespace, and the attributes lists are
// searched by.
import { msToTs } from '@temporalio/common/lib/time.js';
import type { NativeConnection } from '@temporalio/worker';
import { ALREADY_EXISTS, NOT_FOUND, tolerating } from './grpc.ts';
import { patiently, type Patience } from './patience.ts';

type Services = Pick<NativeConnection, 'workflowService' | 'operatorService'>;

/** Values of `temporal.api.enums.v1.IndexedValueType`. */
const ATTRIBUTE_TYPES = { KEYWORD: 2, DATETIME: 6 } as const;

export interface SearchAttribute {
  readonly name: string;
  readonly type: keyof typeof ATTRIBUTE_TYPES;
}

/** Closed runs stay to be looked at for a quarter; what must last for years lies in PostgreSQL. */
const RETENTION_DAYS = 90;
/**
 * The server learns of its own news a moment later; one that refreshes its attributes once a minute needs longer than
 * one that does so on every read.
 */
const NEWS: Patience = { withinMs: 90_000, pauseMs: 100 };

/** Makes the namespace and those attributes that are not there, and returns when workflows can use them. */
export async function registerNamespace(
  services: Services,
  namespace: string,
  attributes: readonly SearchAttribute[],
): Promise<void> {
  await tolerating(NOT_FOUND, () => services.workflowService.describeNamespace({ namespace })).then(async (found) => {
    if (found) return;
    const workflowExecutionRetentionPeriod = msToTs(RETENTION_DAYS * 86_400_000);
    await tolerating(ALREADY_EXISTS, () =>
      services.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod }),
    );
  });
  const known = await patiently(() => services.operatorService.listSearchAttributes({ namespace }), NEWS);
  const missing = attributes.filter(({ name }) => !(name in known.customAttributes));
  if (missing.length > 0) {
    const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, ATTRIBUTE_TYPES[type]]));
    await tolerating(ALREADY_EXISTS, () =>
      services.operatorService.addSearchAttributes({ namespace, searchAttributes }),
    );
  }
  const query = attributes.map(({ name }) => `${name} IS NULL`).join(' AND ');
  await patiently(() => services.workflowService.countWorkflowExecutions({ namespace, query }), NEWS);
}

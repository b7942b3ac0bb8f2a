// Every route, in the order in which the documentation shows them.
import { allKinds } from '../measures/register.ts';
import type { Endpoint } from './http/endpoint.ts';
import { openapiEndpoint } from './http/openapi.ts';
import { actRoutes } from './routes/acts.ts';
import { auditRoutes } from './routes/audit.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { codecRoutes } from './routes/codec.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { documentRoutes } from './routes/documents.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { healthRoutes } from './routes/health.ts';
import { measuresRoutes } from './routes/measures.ts';
import { partyRoutes } from './routes/parties.ts';
import { practiceRoutes } from './routes/practice.ts';
import { problemRoutes } from './routes/problems.ts';
import { recordRoutes } from './routes/records.ts';
import { standingRoutes } from './routes/standing.ts';

/** Those of every kind of dossier in the register, and what stands beside them. */
export function endpoints(): readonly Endpoint[] {
  const routes: readonly Endpoint[] = [
    ...allKinds().flatMap((of) => [...dossierRoutes(of), ...actRoutes(of), ...recordRoutes(of)]),
    ...partyRoutes,
    ...deliveryRoutes,
    ...documentRoutes,
    ...standingRoutes,
    ...measuresRoutes,
    ...calendarRoutes,
    ...practiceRoutes(),
    ...auditRoutes(),
    ...codecRoutes,
    ...problemRoutes,
    ...healthRoutes,
  ];
  return [...routes, openapiEndpoint(routes)];
}

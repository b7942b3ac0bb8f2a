// Every route, in the order in which the documentation shows them.
import type { Endpoint } from './http/endpoint.ts';
import { openapiEndpoint } from './http/openapi.ts';
import { actRoutes } from './routes/acts.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { documentRoutes } from './routes/documents.ts';
import { healthRoutes } from './routes/health.ts';
import { measuresRoutes } from './routes/measures.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { partyRoutes } from './routes/parties.ts';
import { problemRoutes } from './routes/problems.ts';
import { projectRoutes } from './routes/projects.ts';
import { recordRoutes } from './routes/records.ts';
import { standingRoutes } from './routes/standing.ts';

const ROUTES: readonly Endpoint[] = [
  ...projectRoutes,
  ...actRoutes,
  ...recordRoutes,
  ...partyRoutes,
  ...documentRoutes,
  ...standingRoutes,
  ...measuresRoutes,
  ...calendarRoutes,
  ...problemRoutes,
  ...healthRoutes,
  ...metricsRoutes,
];

export const ENDPOINTS: readonly Endpoint[] = [...ROUTES, openapiEndpoint(ROUTES)];

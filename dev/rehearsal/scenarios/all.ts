import { blocked } from './blocked.ts';
import { everything } from './everything.ts';
import { inTime } from './in-time.ts';
import { late } from './late.ts';
import { maintenance } from './maintenance.ts';

export const SCENARIOS = [inTime, late, blocked, everything, maintenance] as const;

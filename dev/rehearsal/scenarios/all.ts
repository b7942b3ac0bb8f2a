import { inTime } from './in-time.ts';
import { late } from './late.ts';

export const SCENARIOS = [inTime, late] as const;

import { blocked } from './blocked.ts';
import { inTime } from './in-time.ts';
import { late } from './late.ts';

export const SCENARIOS = [inTime, late, blocked] as const;

import { SCENARIOS } from '../../../dev/rehearsal/scenarios/all.ts';
import { detours } from './detours.ts';
import { continuation, outOfPlan, service } from './paths.ts';
import { takenBack } from './taken-back.ts';
import { waysOut } from './ways-out.ts';

export const LIVES = [...SCENARIOS, waysOut, takenBack, detours, outOfPlan, continuation, service] as const;

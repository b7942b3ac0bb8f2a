// Every act and every duty of the Measures, found by name.
import type { Act } from './act.ts';
import type { Duty } from './duty.ts';

export const ACTS: readonly Act[] = [];
export const DUTIES: readonly Duty[] = [];

const actsByName = new Map(ACTS.map((act) => [act.name, act]));
export const findAct = (name: string): Act | undefined => actsByName.get(name);

// The floor: what the engine itself costs. A workflow that takes an order, runs one local activity and answers; it
// knows no law.
export const FLOOR = 'floor';
export const FLOOR_QUEUE = 'floor';
export const PUT_UPDATE = 'put';

export interface FloorInput {
  /** Instant of its one wake, epoch ms; null sleeps until it is asked. */
  wakeAt: number | null;
}

export interface FloorLine {
  workflow: string;
  number: number;
  text: string;
}

export interface FloorActivities {
  insertLine(line: FloorLine): Promise<number>;
}

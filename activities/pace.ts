// How soon a delivery is tried again, and when it is given up. Part of the activities' inputs, so that tests need not
// wait for days.

export interface Pace {
  /** After the first attempt; each further wait is twice as long. */
  firstMs: number;
  longestMs: number;
  /** Without success for so long it is given up and somebody else written to. */
  triedForMs: number;
  unknown: {
    /** After an attempt whose outcome nobody knows: the same letter may be there already. */
    firstMs: number;
    thenMs: number;
    /** So many such attempts, and no more. */
    most: number;
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const PACE: Pace = {
  firstMs: 10_000,
  longestMs: HOUR_MS,
  triedForMs: 5 * DAY_MS,
  unknown: { firstMs: HOUR_MS, thenMs: DAY_MS, most: 5 },
};

/** Wait after the `attempts`th attempt. */
export const waitAfter = ({ firstMs, longestMs }: Pace, attempts: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 30));

/**
 * The same, from when it began, after one that was cut off. Most workers that die do so before the other side took the
 * letter: the first repeat goes out at once, further ones as rarely as any of which nobody knows the outcome.
 */
export const waitAfterCutOff = (pace: Pace, unknownOutcomes: number): number =>
  unknownOutcomes <= 1 ? 0 : waitAfterUnknown(pace, unknownOutcomes - 1);

/** Wait after the `unknownOutcomes`th attempt of which nobody knows the outcome. */
export const waitAfterUnknown = ({ unknown }: Pace, unknownOutcomes: number): number =>
  unknownOutcomes <= 1 ? unknown.firstMs : unknown.thenMs;

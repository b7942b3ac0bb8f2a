// The usual road of a dossier from stage to stage: along it a refusal at a wrong stage points.

/** An act that, once it is taken, has brought the dossier from one stage to the next. */
export interface Move {
  act: string;
  /** Brought before it, at the same stage. */
  after?: string;
  from: string;
  to: string;
}

/**
 * The acts that come next on the shortest way from a stage to the nearest of others, in each way all that it takes, and
 * whether one way is enough; undefined where the road does not lead there.
 */
export function nextOnRoad(
  road: readonly Move[],
  from: string,
  to: readonly string[],
): { ways: string[][]; isLast: boolean } | undefined {
  const distance = distancesTo(road, to);
  const left = distance.get(from);
  if (left === undefined || left === 0) return undefined;
  const next = road.filter((move) => move.from === from && distance.get(move.to) === left - 1);
  const ways = new Map(next.map(({ act, after }) => [act, after === undefined ? [act] : [after, act]]));
  return { ways: [...ways.values()], isLast: left === 1 };
}

/** How many moves each stage is away from the nearest of these; stages from which none can be reached are not in it. */
function distancesTo(road: readonly Move[], to: readonly string[]): Map<string, number> {
  const distance = new Map(to.map((stage) => [stage, 0]));
  for (let left = 1, found = to; found.length > 0; left += 1) {
    const before: readonly string[] = found;
    found = [
      ...new Set(road.flatMap((move) => (before.includes(move.to) && !distance.has(move.from) ? [move.from] : []))),
    ];
    for (const stage of found) distance.set(stage, left);
  }
  return distance;
}

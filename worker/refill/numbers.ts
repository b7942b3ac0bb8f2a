// The sequence that codes are issued from, moved past what was given out before the database was put back.
import { codesKept, lastNumberIssued, moveNumbersPast } from '../../database/put-back.ts';
import type { Db } from '../../database/pool.ts';
import { allKinds } from '../../measures/register.ts';

/** A code that somebody brought from elsewhere may look like ours, and must not carry the numbers away. */
const ISSUED_SINCE_AT_MOST = 10_000;

/** Answers the number given out last; it moves forward only. */
export async function moveNumbersOn(db: Db): Promise<{ before: number; now: number }> {
  const before = await lastNumberIssued(db);
  let now = before;
  for (const kind of allKinds()) {
    if (!kind.issuesCodes) continue;
    for (const code of await codesKept(db, kind.name)) {
      const number = numberOf(code, (year) => kind.issuesCodes!(year));
      if (number > now && number <= before + ISSUED_SINCE_AT_MOST) now = number;
    }
  }
  if (now > before) await moveNumbersPast(db, now);
  return { before, now };
}

/** 0 where the code is none that was issued in its year. */
function numberOf(code: string, prefixIn: (year: number) => string): number {
  const digits = /(\d{4,})$/.exec(code)?.[1];
  const year = Number(/\d{4}/.exec(code)?.[0]);
  return digits && year && code === `${prefixIn(year)}${digits}` ? Number(digits) : 0;
}

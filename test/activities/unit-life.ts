// Test support: the lines a unit's workflow would hand to `record`.
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { applied } from '../../measures/judgement.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import { kindNamed } from '../../measures/register.ts';

const UNIT = kindNamed('unit');
const HOUR_MS = 3_600_000;

/** Blocked on 5 January 2026: line 1 by finance, line 2 by big-data, which lifts it by line 3. */
export function blockedUnit(code: string): Line[] {
  const lines: Line[] = [];
  const bring = (party: string, act: string, input: object): void => {
    const seq = lines.length + 1;
    const at = beijingInstantOf('2026-01-05', '10:00') + lines.length * HOUR_MS;
    const brought: BroughtAct = {
      act,
      input: { ...input, documents: [] },
      references: { documents: [], standing: { blocks: [] } },
      actor: { sub: `${party}-1`, party, roles: ['handler'] },
      requestKey: `${code}-key-${seq}`,
      requestHash: `hash-${seq}`,
    };
    const before = lines.at(-1)?.facts ?? UNIT.unopened(code);
    const { facts } = applied(UNIT, before, brought, { seq, receivedOn: beijingDateOf(at) });
    lines.push({ is: 'act', seq, at, facts, brought });
  };
  bring('finance', 'block', { flag: 'omFundingBlocked', article: 33, reason: '未整合' });
  bring('big-data', 'block', { flag: 'newBuildBlocked', article: 31, reason: '未共享数据' });
  bring('big-data', 'lift', { of: 2, reason: '已共享数据' });
  return lines;
}

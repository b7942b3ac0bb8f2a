// Test support: lives with a decision that was revoked.
import type { CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import type { Life } from '../../dossier.ts';
import { completed, LOWER, settledOn, UNIT } from './built-lives.ts';

export const revoking = (of: number) => ({ of, reason: '所依据的材料有误' });

/** Revokes the last act, by whoever brought it. */
export const revokeLast = (life: Life, by: string, on: CalendarDate): Life =>
  life.do('revoke', by, revoking(life.seq), settledOn(life, on));

/** Due on 2026-09-16; asked on this day and granted five days later up to 2026-12-16. */
export function extendedLife(askedOn: CalendarDate = '2026-08-20', grantedOn: CalendarDate = '2026-08-25'): Life {
  const life = completed(LOWER);
  const asked = { until: '2026-12-16', reason: '测评机构排期', documents: [] };
  life.do('requestExtension', UNIT, asked, settledOn(life, askedOn));
  return life.do('grantExtension', 'big-data', { until: '2026-12-16' }, settledOn(life, grantedOn));
}

export const revokedAfterTheDate = (): Life => revokeLast(extendedLife(), 'big-data', '2026-10-12');

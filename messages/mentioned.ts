// Whom and what notices speak of, so that all of it can be called by name.
import type { Notice } from '../measures/notice.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { namedIn } from './zh-CN/particulars.ts';

/** Everyone and every document a notice speaks of, so that they can be called by name. */
export function mentionedTo(party: PartyId, notices: readonly Notice[]): string[] {
  return [...new Set([party, ...notices.flatMap(mentionedIn)])];
}

function mentionedIn(notice: Notice): string[] {
  try {
    return [
      ...(notice.dossier.unit ? [notice.dossier.unit] : []),
      ...('duty' in notice
        ? [notice.duty.owedBy, ...notice.duty.owedTo]
        : [notice.by, ...namedIn(notice), ...('awaiting' in notice ? notice.awaiting : [])]),
      ...('earlier' in notice ? notice.earlier.flatMap(mentionedIn) : []),
    ];
  } catch {
    // Nobody is called by name in a notice that cannot be read.
    return [];
  }
}

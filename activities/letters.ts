// The letters of what lies in one mail. A notice that no letter can be made of gets a plain one: it must not hold up
// the mail of its party for ever.
import { log } from '@temporalio/activity';
import type { Notice } from '../measures/notice.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Letter } from '../messages/letter.ts';
import type { Names } from '../messages/names.ts';
import { letterOf, renderNotice } from '../messages/render.ts';
import { unwritableLetter, type Outside } from '../messages/zh-CN/unwritable.ts';

export interface Enclosed extends Outside {
  notice: Notice;
}

/** Told which message could not be written, and why. */
export type NoteUnwritable = (key: string, error: unknown) => void;

/** Into the log of the worker, with the mailbox it happened in. */
export const logUnwritable: NoteUnwritable = (key, error) => {
  log.error('no letter can be made of a message', { message: key, error });
};

/** A letter, and the messages that it answers for. */
export interface WrittenLetter {
  letter: Letter;
  keys: string[];
}

/** The same notice twice (to one person as handler and as leader) is one letter. */
export function lettersOf(
  enclosed: readonly Enclosed[],
  names: Names,
  reader: PartyId,
  noteUnwritable: NoteUnwritable,
): WrittenLetter[] {
  const distinct = new Map<string, Enclosed[]>();
  for (const message of enclosed) {
    const notice = JSON.stringify(message.notice);
    distinct.set(notice, [...(distinct.get(notice) ?? []), message]);
  }
  return [...distinct.values()].map((same) => ({
    letter: writtenOf(same[0]!, names, reader, noteUnwritable),
    keys: same.map(({ key }) => key),
  }));
}

function writtenOf(message: Enclosed, names: Names, reader: PartyId, noteUnwritable: NoteUnwritable): Letter {
  try {
    // A letter may be made and yet not come out as text.
    renderNotice(message.notice, names, reader);
    return letterOf(message.notice, names, reader);
  } catch (error) {
    noteUnwritable(message.key, error);
    return unwritableLetter(message);
  }
}

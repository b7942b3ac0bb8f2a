// What people wrote, inside the Markdown of the Temporal UI (CommonMark with GitHub's extensions): shown letter for letter,
// and never made into a link, an image, a heading, a table or HTML.

/** All punctuation of ASCII but the hyphen inside a word, as in codes: what a backslash stands before means nothing. */
const PUNCTUATION = /(?<!\w)-|-(?!\w)|[!-,./:-@[-`{-~]/g;
/**
 * Addresses become links without any mark, in some renderers even after backslashes were taken away: something that shows
 * nothing (word joiner) stands in between.
 */
const ADDRESS = /(?<=\w:)(?=\/\/)|(?<=www)(?=\.)|(?=@)/gi;
const LINE_ENDS_AND_BLANKS = /[\p{White_Space}\p{Cc}]+/gu;

/** A text as a piece of one line of Markdown. */
export const plainly = (text: string): string =>
  text.replace(LINE_ENDS_AND_BLANKS, ' ').trim().replace(ADDRESS, '\u2060').replace(PUNCTUATION, '\\$&');

/** A text of several lines, line by line. */
export const plainlyByLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => plainly(line))
    // Two blanks: the line ends here.
    .join('  \n');

// How a title is quoted in a sentence: quotation marks within others are the inner ones.
export const quoted = (title: string): string => `「${title.replaceAll('「', '『').replaceAll('」', '』')}」`;

// Which dossier a delivery is about, where it is about one: mail programs show such mails together.

/** A message's key begins with kind and code (`keyOf` in measures/act-news.ts). Undefined where there are several. */
export function threadOf(messageKeys: readonly string[]): string | undefined {
  const dossiers = new Set(messageKeys.map((key) => key.split('|').slice(0, 2).join(':')));
  return dossiers.size === 1 ? [...dossiers][0] : undefined;
}

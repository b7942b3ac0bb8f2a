// Keyset paging: a page says from where the next one goes on; rows that are added meanwhile shift nothing.

export interface Page<Row, From> {
  items: Row[];
  /** Hand it in as `after` for the next page; null at the end. */
  next: From | null;
}

/** Makes a page of rows that were read with `limit + 1`. */
export function pageOf<Row, From>(rows: Row[], limit: number, placeOf: (row: Row) => From): Page<Row, From> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? placeOf(last) : null };
}

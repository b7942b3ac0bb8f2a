// A table, its columns spelled once: from one declaration follow the type of a row, what is selected, inserted and put in
// the place of an earlier row. In TypeScript a column is `actorRoles`, in SQL `actor_roles`.

/** A column with the type of its values as they are read. */
export interface Column<Value> {
  /** Never there: it carries the type. */
  readonly value?: Value;
  /** Read as epoch ms, written as ISO text. */
  readonly isInstant?: true;
}
export const column = <Value>(): Column<Value> => ({});
export const instant: Column<number> = { isInstant: true };
export const instantOrNull: Column<number | null> = { isInstant: true };

type Columns = Readonly<Record<string, Column<unknown>>>;
export type RowOf<T> =
  T extends Table<infer C> ? { [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never } : never;

export interface Table<C extends Columns> {
  readonly name: string;
  readonly columns: C;
  /** `seq, actor_roles as "actorRoles"`; with an alias of the table each column is named by it. */
  selected(alias?: string): string;
  /** SQL that inserts the rows in `parameter` (jsonb array of what `written` makes). */
  insertSql(parameter: string): string;
  /** The same, in the place of earlier rows with equal keys; `kept` stays as the earlier row has it. */
  upsertSql(parameter: string, keys: readonly (keyof C & string)[], kept?: readonly (keyof C & string)[]): string;
  /** Rows as JSON for `insertSql`: SQL names, instants in ISO form. */
  written(rows: readonly Partial<RowOf<Table<C>>>[]): string;
}

export const sqlName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function table<C extends Columns>(name: string, columns: C): Table<C> {
  const names = Object.keys(columns);
  const sqlNames = new Map(names.map((one) => [one, sqlName(one)]));
  const listed = [...sqlNames.values()].join(', ');
  const insertSql = (parameter: string): string =>
    `insert into ${name} (${listed}) select ${listed} from jsonb_populate_recordset(null::${name}, ${parameter}::jsonb)`;
  return {
    name,
    columns,
    selected: (alias) =>
      names
        .map((one) => {
          const place = alias === undefined ? sqlName(one) : `${alias}.${sqlName(one)}`;
          return sqlName(one) === one ? place : `${place} as "${one}"`;
        })
        .join(', '),
    insertSql,
    upsertSql: (parameter, keys, kept = []) => {
      const changing = names.filter((one) => !keys.includes(one) && !kept.includes(one)).map(sqlName);
      return `${insertSql(parameter)} on conflict (${keys.map(sqlName).join(', ')}) do update set ${changing
        .map((one) => `${one} = excluded.${one}`)
        .join(', ')}`;
    },
    written: (rows) =>
      JSON.stringify(
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([one, value]) => [
              sqlNames.get(one) ?? sqlName(one),
              columns[one]?.isInstant && typeof value === 'number' ? new Date(value).toISOString() : value,
            ]),
          ),
        ),
      ),
  };
}

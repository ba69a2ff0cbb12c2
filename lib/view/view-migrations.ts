/**
 * Links outlive the program: whatever a view's address was once called is written down here, oldest first, when it
 * is renamed, and read as what it is called now. Addresses are printed in today's names only.
 */
export type ViewMigration =
  | { kind: "parameter"; was: string; is: string }
  | { kind: "value"; parameter: string; was: string; is: string };

/** Nothing has been renamed so far. */
export const viewMigrations: readonly ViewMigration[] = [];

type Query = Record<string, string | string[]>;

/** The query in today's names. A parameter that is there under its present name is not overwritten by a former one. */
export function migrateQuery(query: Query, migrations: readonly ViewMigration[] = viewMigrations): Query {
  return migrations.reduce((now, migration) => {
    if (migration.kind === "value") return renameValue(now, migration);
    const { [migration.was]: former, ...rest } = now;
    return former === undefined ? now : { [migration.is]: former, ...rest };
  }, query);
}

function renameValue(query: Query, { parameter, was, is }: Extract<ViewMigration, { kind: "value" }>): Query {
  const given = query[parameter];
  if (given === undefined) return query;
  const renamed = (text: string) =>
    text
      .split(",")
      .map((item) => (item === was ? is : item))
      .join(",");
  return { ...query, [parameter]: Array.isArray(given) ? given.map(renamed) : renamed(given) };
}

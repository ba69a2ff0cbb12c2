/** What a statement takes and gives. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** An import that is listed in the database, as far as an engine needs to tell whether its process lives. */
export type ListedImport = { token: string; pid: number };

/**
 * What the writer needs of the engine beside the query builder. Statements are plain SQL that both engines
 * understand, with `?` for their values; they fail with a `DatabaseError` where the engine's error says what to do.
 */
export type Engine = {
  readonly name: "sqlite" | "postgres";
  /** Whether a transaction is open. A handle has one connection, so all that it does is in it. */
  inTransaction(): boolean;
  /** How many transactions were begun: what was done in one of another number may have been undone. */
  begun(): number;
  /** Opens a transaction that takes the write lock at once: two writers wait for each other and never fail. */
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  rows<Row>(statement: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Returns how many rows were changed. */
  change(statement: string, values?: readonly SqlValue[]): Promise<number>;
  /** Inserts rows, each with a value for every column. */
  insert(table: string, columns: readonly string[], rows: readonly (readonly SqlValue[])[]): Promise<void>;
  /** Runs work on the hot table, which may need more memory than the rest. */
  sorting(work: () => Promise<void>): Promise<void>;
  /** Takes the figures of the reports in the temporary table `leaving` out of what is in force. */
  retireObservations(version: number): Promise<void>;
  /** The hot table as the writer names it. */
  readonly hotTable: string;
  /** Columns that the hot table has beyond a figure's own, with what stands in them. */
  hotColumns(version: number): readonly (readonly [name: string, value: number])[];
  /** Fills the hot table of a copy, see `CopySource`. */
  fillObservations(rows: AsyncIterable<SqlValue[][]>): Promise<void>;
  /** After rows were inserted with their numbers: the next ones go on from there. */
  resumeNumbers(): Promise<void>;
  /** Lets other connections tell that an import lives, as long as this connection or its process does. */
  announce(token: string): Promise<void>;
  living(listed: readonly ListedImport[]): Promise<ReadonlySet<string>>;
  /** The error as a `DatabaseError` where it says what to do, else as it is. */
  explained(error: unknown): unknown;
};

/** Placeholders for a list of values; for none of them a list that holds nothing. */
export const marks = (values: readonly unknown[]): string =>
  values.length === 0 ? "null" : values.map(() => "?").join(", ");

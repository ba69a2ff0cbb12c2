import type { WithSubquery } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Engine } from "./engine/engine";
import type { Answers } from "./remembered";
import type { ShownVersion, VersionFacts } from "./shown-version";
import type { Soundness } from "./soundness/soundness";

/**
 * The query builder, typed on SQLite whatever the engine. A query is awaited: `run`, `all` and `get` are methods of
 * one engine alone.
 */
type Drizzle = BetterSQLite3Database;

/** What a page holds: it can ask, and writing through it does not compile. */
export type ReadDb = Pick<Drizzle, "select" | "selectDistinct" | "$with"> & {
  with(...queries: WithSubquery[]): Pick<ReturnType<Drizzle["with"]>, "select" | "selectDistinct">;
  /**
   * The rows of a plain statement that both engines understand, as lists in the order of its columns: for the many
   * rows of a whole database, which the builder takes three times as long to put into objects.
   */
  tuples(statement: string, values: readonly number[]): Promise<unknown[][]>;
  /** What it has answered, where it only reads; null where it also writes. */
  answers: Answers | null;
  /** What is known of damage, where a server watches for it; asked before figures are answered. */
  soundness: Soundness | null;
  /** The version that it shows; null for an empty database. */
  readonly version: ShownVersion | null;
  /** The definitions that were in force when the version was made. */
  readonly catalogue: VersionFacts["catalogue"];
  close(): Promise<void>;
};

export type Transaction = Pick<Drizzle, "select" | "insert" | "update" | "delete">;

/** What the import holds: the current state, with what is staged. `version` is the latest finished one. */
export type WriteDb = ReadDb & { answers: null; engine: Engine } & Transaction;

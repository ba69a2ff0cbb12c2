import { explaining, type WriteDb } from "../client";

/** After so many pieces of work, or so long after the first, the group is committed. */
const limits = { pieces: 400, milliseconds: 2000 };

export type GroupedWrites = {
  /** Does a piece of work within the open transaction; throws what it throws, with the whole group undone. */
  run<Result>(work: () => Result): Result;
  /** Commits what is open. */
  end(): void;
  /** Undoes what is open. */
  cancel(): void;
};

/**
 * Lets pieces of work share transactions, each of which is in the database with the whole of its group or not at
 * all. Its commits come of themselves; one that fails is thrown by the next call.
 */
export function groupedWrites(db: WriteDb): GroupedWrites {
  const client = db.$client;
  let pieces = 0;
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown = null;

  const statement = (sql: string) => explaining(client.name, () => client.exec(sql));
  const leave = (sql: "commit" | "rollback") => {
    clearTimeout(timer);
    timer = undefined;
    pieces = 0;
    if (client.inTransaction) statement(sql);
  };
  const late = () => {
    try {
      leave("commit");
    } catch (error) {
      failure = error;
    }
  };
  const check = () => {
    if (failure !== null) throw failure;
  };
  return {
    run(work) {
      check();
      if (!client.inTransaction) {
        statement("begin immediate");
        timer = setTimeout(late, limits.milliseconds);
      }
      try {
        const result = explaining(client.name, work);
        pieces += 1;
        if (pieces >= limits.pieces) leave("commit");
        return result;
      } catch (error) {
        leave("rollback");
        throw error;
      }
    },
    end() {
      check();
      leave("commit");
    },
    cancel: () => leave("rollback"),
  };
}

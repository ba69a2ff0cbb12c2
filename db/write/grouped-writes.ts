import type { WriteDb } from "../client";

/** After so many pieces of work, or so long after the first, the group is committed. */
const limits = { pieces: 400, milliseconds: 2000 };

export type GroupedWrites = {
  /** Does a piece of work within the open transaction; throws what it throws, with the whole group undone. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Commits what is open. */
  end(): Promise<void>;
  /** Undoes what is open. */
  cancel(): Promise<void>;
};

/**
 * Lets pieces of work share transactions, each of which is in the database with the whole of its group or not at
 * all. Pieces wait for each other. Commits come of themselves; one that fails is thrown by the next call.
 */
export function groupedWrites({ engine }: WriteDb): GroupedWrites {
  let pieces = 0;
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown = null;
  /** Ends when all that was asked for before has. */
  let before: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = before.then(work);
    before = turn.catch(() => undefined);
    return turn;
  };
  const leave = async (how: "commit" | "rollback") => {
    clearTimeout(timer);
    timer = undefined;
    pieces = 0;
    if (engine.inTransaction()) await engine[how]();
  };
  const late = () =>
    inTurn(() => leave("commit")).catch((error: unknown) => {
      failure = error;
    });
  const check = () => {
    if (failure !== null) throw failure;
  };
  return {
    run: (work) =>
      inTurn(async () => {
        check();
        if (!engine.inTransaction()) {
          await engine.begin();
          timer = setTimeout(late, limits.milliseconds);
        }
        try {
          const result = await work();
          pieces += 1;
          if (pieces >= limits.pieces) await leave("commit");
          return result;
        } catch (error) {
          await leave("rollback");
          throw engine.explained(error);
        }
      }),
    end: () =>
      inTurn(async () => {
        check();
        await leave("commit");
      }),
    cancel: () => inTurn(() => leave("rollback")),
  };
}

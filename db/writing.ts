import type { Transaction, WriteDb } from "./handles";

/** Runs the work in one transaction that takes the write lock at once; within an open one, as a part of it. */
export async function writing<Result>(
  db: WriteDb,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const { engine } = db;
  if (engine.inTransaction()) return work(db);
  await engine.begin();
  try {
    const result = await work(db);
    await engine.commit();
    return result;
  } catch (error) {
    await engine.rollback();
    throw engine.explained(error);
  }
}

import { RecentResults } from "@/lib/cache/recent-results";
import type { ReadDb } from "./handles";

/** In how many bytes a handle keeps its answers: thousands of usual ones, or the last of the largest. */
const room = 48_000_000;

/** The answers that read-only handles at one dataset version have given: they never change. */
export class Answers {
  private readonly answers = new RecentResults<unknown>(room);

  get<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    return this.answers.get(question, ask) as Promise<Answer>;
  }
}

type Query<Args extends unknown[], Answer> = (db: ReadDb, ...args: Args) => Promise<Answer>;

/**
 * The query, asked once of each version through a handle that keeps answers. Its arguments are
 * plain data, its name is its own; nobody may change what it answers.
 */
export function remembered<Args extends unknown[], Answer>(
  name: string,
  query: Query<Args, Answer>,
): Query<Args, Answer> {
  return (db, ...args) =>
    db.answers
      ? db.answers.get(`${name} ${JSON.stringify(args)}`, () => query(db, ...args))
      : query(db, ...args);
}

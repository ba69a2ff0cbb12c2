import { RecentResults } from "@/lib/recent-results";
import type { ReadDb } from "./client";

/** How many answers a handle keeps: a page asks about ten questions, and pages differ in their filters. */
const mostAnswers = 300;

/**
 * The answers that a read-only handle has given, kept until another connection has changed the database:
 * `version` tells one state from the next.
 */
export class Answers {
  private answers = new RecentResults<unknown>(mostAnswers);
  private of: unknown;

  constructor(private readonly version: () => unknown) {}

  get<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const version = this.version();
    if (version !== this.of) {
      this.of = version;
      this.answers = new RecentResults(mostAnswers);
    }
    return this.answers.get(question, ask) as Promise<Answer>;
  }
}

type Query<Args extends unknown[], Answer> = (db: ReadDb, ...args: Args) => Promise<Answer>;

/**
 * The query, asked once of each state of the database through a handle that keeps answers. Its arguments are
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

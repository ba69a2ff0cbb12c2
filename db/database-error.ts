/** What happened to which database and what to do about it, as one Chinese sentence. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

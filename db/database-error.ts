/** What happened to which database and what to do about it, as one Chinese sentence. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
}

/** What is stored is not what was stored, or nobody knows yet whether it is. */
export class UnsoundError extends DatabaseError {
  readonly isUnsound = true;
}

/** By its mark, as a bundler may copy the class. */
export const isUnsound = (error: unknown): error is UnsoundError =>
  error instanceof Error && "isUnsound" in error;

/** What an engine says of a database that is damaged: SQLite by its own codes, PostgreSQL by the class XX. */
const damageCode = /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|XX)/;

/**
 * Whether a failed question failed because what is stored is damaged: the engine says so, or what it gave is nothing
 * that was ever stored. A connection that is lost or a file that cannot be opened is none of it.
 */
export function comesOfDamage(error: unknown): boolean {
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof DatabaseError)) return false;
  const codes = causes.flatMap((cause) =>
    "code" in cause && typeof cause.code === "string" ? [cause.code] : [],
  );
  // A statement that the engine does not understand is one about tables that are no longer what they were.
  return codes.every((code) => damageCode.test(code) || /^(?:SQLITE_ERROR|SQLITE_MISMATCH|Z_|42)/.test(code));
}

/**
 * The sentence of an error for those who asked: what a DatabaseError says, or that the database is damaged where the
 * engine says so; null for any other. By name, as a bundler may copy the class.
 */
export function databaseSentence(error: unknown): string | null {
  for (const cause of causesOf(error)) {
    if (cause.name === "DatabaseError") return cause.message;
    if ("code" in cause && damageCode.test(String(cause.code)))
      return "数据库已损坏，有些内容读不出来。请管理员运行 npm run -s nianbao -- check 查看，修复不了的用备份恢复。";
  }
  return null;
}

/** The error and what it was caused by. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause)
    causes.push(cause);
  return causes;
}

/** A file that cannot be used. The message is one Chinese sentence: what is wrong and what to do. */
export class ReadError extends Error {
  override name = "ReadError";
}

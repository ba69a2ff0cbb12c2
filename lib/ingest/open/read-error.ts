import type { RefusalReason } from "../reading";

/** A file that cannot be used. */
export class ReadError extends Error {
  override name = "ReadError";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

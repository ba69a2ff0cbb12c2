import { createHash } from "node:crypto";

/** The same for the same request, whatever object it is. */
export const requestKey = (request: object): string =>
  createHash("sha256").update(JSON.stringify(request)).digest("base64url");

import { deflateRawSync } from "node:zlib";

/** As files and documents are kept: fast rather than small, as most files are packed already. */
export const deflated = (data: string | Uint8Array): Uint8Array => deflateRawSync(data, { level: 1 });

import { isPathBelow, paths } from "../view/addresses";

/**
 * What an address asks of the server: `page` a page or a single answer, `picture`, `document` and `data` the files
 * that a view leaves in, `asset` a part of the built site, `health` whether it works.
 */
export type RequestKind = "page" | "picture" | "document" | "data" | "asset" | "health";

const pictures = ["png", "svg"];
const data = ["csv", "tidy", "json", "txt"];

/** @param path as in the address, encoded */
export function requestKind(path: string): RequestKind {
  if (path === paths.health) return "health";
  if (path.startsWith("/_next/static/") || path === paths.frameScript || path === "/icon.svg") return "asset";
  if (path.endsWith("/original")) return "data";
  if ([paths.briefing, paths.correction, paths.totals].some((room) => isPathBelow(path, room)))
    return "document";
  if (isPathBelow(path, paths.filing)) return path.endsWith("/xlsx") ? "document" : "data";
  if (!isPathBelow(path, paths.export)) return "page";
  const format = path.slice(paths.export.length + 1);
  return pictures.includes(format) ? "picture" : data.includes(format) ? "data" : "document";
}

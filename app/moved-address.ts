import { currentKey } from "@/db/queries/current-keys";
import { isBelow, paths } from "@/lib/view/addresses";
import { database } from "./database";

/** Where a page of an agency is today whose address has a key that the agency had before; null for any other path. */
export async function movedAddress(path: string): Promise<string | null> {
  const room = [paths.agencies, paths.reports].find((one) => isBelow(path, one));
  if (room === undefined) return null;
  const [key = "", ...rest] = path.slice(room.length + 1).split("/");
  const now = await currentKey(database(), decodeURIComponent(key));
  return now === null ? null : [room, encodeURIComponent(now), ...rest].join("/");
}

import { currentKey } from "@/db/queries/current-keys";
import { database } from "./database";

/** Where a page of an agency is today whose address has a key that the agency had before; null for any other path. */
export async function movedAddress(path: string): Promise<string | null> {
  const [, place = "", key, ...rest] = path.split("/");
  if ((place !== "agencies" && place !== "reports") || key === undefined) return null;
  const now = await currentKey(await database(), decodeURIComponent(key));
  return now === null ? null : ["", place, encodeURIComponent(now), ...rest].join("/");
}

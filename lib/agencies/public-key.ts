import { createHash } from "node:crypto";
import { plainName } from "@/lib/agencies/plain-name";

/**
 * The public key of an agency without a division code to itself: `110106-b2q4xk7ma`, its parent's code and eight
 * letters that follow from what it is called there (see `nameBelow`). The same in every database.
 * @param years tells apart two that bore one name at different times
 */
export const bureauKey = (parentCode: string | null, nameBelow: string, years = ""): string =>
  `${parentCode ?? "x"}-b${letters(years === "" ? nameBelow : `${nameBelow}\n${years}`)}`;

/** The public key of a name that nobody has found in the register yet: `x-k2q4xk7m`. */
export const unassignedKey = (name: string): string => `x-${letters(unassignedName(name))}`;

/** A printed name that belongs to no known agency, in the one form in which it is stored. */
export const unassignedName = (printed: string): string => plainName(printed).replace(/[/?#%&]+/g, "");

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

function letters(text: string): string {
  const hash = createHash("sha256").update(text).digest();
  const bits = [...hash.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five, 2))).join("");
}

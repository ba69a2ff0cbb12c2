import { nameReadings, readingInitials } from "@/lib/agencies/name-readings";

/** The readings of a name and the initials of those it suggests, for searching only: 北宫镇 → bei gong zhen, bgz. */
export function agencyPinyin(name: string): { pinyin: string; initials: string } {
  const readings = nameReadings(name);
  return { pinyin: readings, initials: readingInitials(readings) };
}

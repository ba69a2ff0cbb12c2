import { and, eq, inArray, not } from "drizzle-orm";
import { groupKinds } from "@/lib/agencies/agency-kind";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { everFiled, type Group, isMember } from "./group";

/**
 * The key of the government of a group's own region, where it has filed in the scope and stands beside the group's
 * members, not among them; null for groups that are not of governments.
 */
export const ownGovernment = remembered(
  "ownGovernment",
  async (db: ReadDb, group: Group): Promise<string | null> => {
    if (group.kind !== "government" || group.region === "") return null;
    const member = await isMember(db, group);
    const [own] = await db
      .select({ key: agencies.key })
      .from(agencies)
      .where(
        and(
          eq(agencies.key, group.region),
          inArray(agencies.kind, [...groupKinds.government.kinds]),
          everFiled(db, group.scope),
          member ? not(member) : undefined,
        ),
      );
    return own?.key ?? null;
  },
);

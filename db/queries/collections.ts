import { asc, isNull } from "drizzle-orm";
import type { DeclaredCollection } from "@/lib/agencies/filing";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { collections } from "../schema";

/** All that was declared of collections and deadlines. */
export const declaredCollections = remembered(
  "declaredCollections",
  async (db: ReadDb): Promise<DeclaredCollection[]> =>
    db
      .select({
        region: collections.region,
        kind: collections.kind,
        year: collections.year,
        complete: collections.complete,
        deadline: collections.deadline,
      })
      .from(collections)
      .where(isNull(collections.versionSuperseded))
      .orderBy(asc(collections.id)),
);

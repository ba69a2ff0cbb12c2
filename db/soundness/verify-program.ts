import { databaseAddress } from "@/lib/settings";
import type { StoredDamage } from "./damage";
import { verifyDatabase } from "./verify-database";

/** What this program tells the one that began it: first of the base, then of everything. */
export type VerifyMessage = { stage: "base" | "all"; damage: StoredDamage[] };

const tell = (message: VerifyMessage) => process.send?.(message);

// It is of no use to anybody when the server has ended.
process.on("disconnect", () => process.exit());
const since = process.argv[2] === undefined ? null : Number(process.argv[2]);
const damage = await verifyDatabase(databaseAddress(), {
  since,
  onBase: (found) => tell({ stage: "base", damage: found }),
});
process.send?.({ stage: "all", damage } satisfies VerifyMessage, () => process.exit());

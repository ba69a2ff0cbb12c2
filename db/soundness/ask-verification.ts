import type { StoredDamage } from "./damage";
import type { ToVerify, Verification } from "./soundness";

/** What a web process asks of the front server. */
export type VerificationAsked = { verify: ToVerify & { id: number } };

/** What it hears: of the base first, then of everything, or that it came to no end. */
export type VerificationTold = { verified: number } & (
  | { stage: "base" | "all"; damage: readonly StoredDamage[] }
  | { stage: "failed" }
);

let asked = 0;

/** Has the database verified by the process that began this one, once for all that it began. */
export function askVerification(what: ToVerify): Verification {
  asked += 1;
  const id = asked;
  const stage = (which: "base" | "all") =>
    new Promise<readonly StoredDamage[]>((resolve, reject) => {
      const hear = (message: unknown) => {
        const told = message as VerificationTold;
        if (told.verified !== id || (told.stage !== which && told.stage !== "failed")) return;
        process.off("message", hear);
        if (told.stage === "failed") reject(new Error("the verification of the database came to no end"));
        else resolve(told.damage);
      };
      process.on("message", hear);
    });
  const verification = { base: stage("base"), all: stage("all") };
  process.send?.({ verify: { ...what, id } } satisfies VerificationAsked);
  return verification;
}

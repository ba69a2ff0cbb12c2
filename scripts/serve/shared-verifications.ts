import type { VerificationTold } from "@/db/soundness/ask-verification";
import type { ToVerify, Verification } from "@/db/soundness/soundness";

type Shared = { verification: Verification; state: "under way" | "sound" | "not sound" };

/** How many are remembered: those of the versions that processes show, and of the next. */
const most = 8;

/**
 * Verifies each version of a file once, for all processes of the server. What was found damaged is looked at again
 * when somebody asks: it may have been mended.
 */
export class SharedVerifications {
  private readonly shared = new Map<string, Shared>();

  /** @param begin verifies in the background */
  constructor(private readonly begin: (what: ToVerify) => Verification) {}

  get(what: ToVerify): Verification {
    const key = JSON.stringify([what.source, what.label, what.since]);
    const known = this.shared.get(key);
    if (known && known.state !== "not sound") return known.verification;
    const fresh: Shared = { verification: this.begin(what), state: "under way" };
    this.shared.delete(key);
    this.shared.set(key, fresh);
    const [oldest] = this.shared.keys();
    if (this.shared.size > most && oldest !== undefined) this.shared.delete(oldest);
    const { base, all } = fresh.verification;
    Promise.all([base, all]).then(
      ([, damage]) => {
        fresh.state = damage.length === 0 ? "sound" : "not sound";
      },
      () => {
        fresh.state = "not sound";
      },
    );
    return fresh.verification;
  }
}

/** Tells a process what is found, stage by stage. */
export function tellVerification(
  { base, all }: Verification,
  id: number,
  tell: (message: VerificationTold) => void,
): void {
  const failed = () => tell({ verified: id, stage: "failed" });
  base.then((damage) => tell({ verified: id, stage: "base", damage }), failed);
  all.then((damage) => tell({ verified: id, stage: "all", damage }), failed);
}

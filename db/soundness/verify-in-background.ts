import { fork } from "node:child_process";
import os from "node:os";
import { join } from "node:path";
import { programFolder } from "@/lib/program-folder";
import type { StoredDamage } from "./damage";
import type { ToVerify, Verification } from "./soundness";
import type { VerifyMessage } from "./verify-program";

/** Verifies the database of the settings in a process of its own: the server answers meanwhile. */
export function verifyInBackground({ since }: ToVerify): Verification {
  const program = join(/* turbopackIgnore: true */ programFolder(), "build", "verify-program.mjs");
  const child = fork(program, since === null ? [] : [String(since)], { execArgv: [] });
  // For the first one pages wait; of a later version, the one before is shown until then.
  if (since !== null) giveWay(child.pid);
  child.unref();
  child.channel?.unref();
  const stage = (which: VerifyMessage["stage"]) =>
    new Promise<readonly StoredDamage[]>((resolve, reject) => {
      // What this very program sends.
      child.on("message", (message) => {
        const { stage: told, damage } = message as VerifyMessage;
        if (told === which) resolve(damage);
      });
      child.on("error", reject);
      child.on("exit", (code) => reject(new Error(`the verification of the database ended with ${code}`)));
    });
  return { base: stage("base"), all: stage("all") };
}

/** Where the system does not let it, nothing is lost. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) os.setPriority(pid, 10);
  } catch {}
}

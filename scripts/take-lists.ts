import type { WriteDb } from "@/db/client";
import { rekeyAgencies } from "@/db/rekey-agencies";
import type { AgencyInput } from "@/db/store-agency";
import type { CollectionInput } from "@/db/store-collections";
import { storedRegister } from "@/db/stored-register";
import { mergeRegister } from "@/lib/agencies/merge-register";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { parseRegister } from "@/lib/agencies/register-file";
import type { AgencyRegister, RegisteredAgency } from "@/lib/agencies/registered-agency";
import { successorOf } from "@/lib/agencies/successor";
import { registeredInputs } from "./agency-inputs";
import type { Fault } from "./declarations";
import type { InputFile } from "./files";
import { listText } from "./list-text";

export type TakenLists = {
  register: AgencyRegister;
  /** How many agencies they list. */
  listed: number;
  /** What they say of collected reports, by the keys of the agencies. */
  complete: Pick<CollectionInput, "region" | "year">[];
  faults: Fault[];
};

/**
 * Takes lists of agencies into the register that the database knows, one after the other, and hands on what is to be
 * stored. An agency whose address another takes over gets its new one at once.
 */
export async function takeLists(
  db: WriteDb,
  lists: readonly InputFile[],
  store: (inputs: readonly AgencyInput[]) => void,
): Promise<TakenLists> {
  const national = nationalDivisions();
  const taken: TakenLists = {
    register: await storedRegister(db, national),
    listed: 0,
    complete: [],
    faults: [],
  };
  for (const list of lists) {
    const fault = (reason: Fault["reason"]) => taken.faults.push({ name: list.name, reason });
    const { register, columns, problems } = parseRegister(listText(list) ?? "", taken.register.tree);
    for (const { message } of problems) fault(`${message.replace(/。$/, "")}，没有采用；请改正后再导入`);
    const merged = mergeRegister(taken.register, register, columns, national);
    taken.register = merged.register;
    taken.listed += merged.listed.length;
    for (const agency of merged.listed) {
      if (successorOf(agency, merged.register) === undefined)
        fault(`${lostSuccessor(agency)}，没有写入；请填写其代码或全称`);
      for (const year of agency.complete ?? []) taken.complete.push({ region: agency.key, year });
    }
    rekeyAgencies(db.$client, merged.rekeyed);
    store(merged.listed.flatMap((agency) => registeredInputs(agency, merged.register)));
  }
  return taken;
}

const lostSuccessor = ({ name, successor }: RegisteredAgency) =>
  `“${name}”的并入“${successor}”不在机关名录和区划代码表中`;

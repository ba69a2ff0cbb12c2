import { type WriteDb, writing } from "@/db/client";
import { resealing } from "@/db/soundness/seal";
import { storedRegister } from "@/db/stored-register";
import { rekeyAgencies } from "@/db/write/rekey-agencies";
import type { AgencyInput } from "@/db/write/store-agency";
import type { CollectionInput } from "@/db/write/store-collections";
import type { DivisionTree } from "@/lib/agencies/divisions";
import { mergeRegister } from "@/lib/agencies/merge-register";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { parseRegister } from "@/lib/agencies/register-file";
import type { AgencyRegister, RegisteredAgency } from "@/lib/agencies/registered-agency";
import { successorOf } from "@/lib/agencies/successor";
import { type InputFile, listText } from "../files";
import { registeredInputs } from "./agency-inputs";
import type { Fault } from "./declarations";

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
 * stored, once all are known. An agency whose address another takes over gets its new one at once.
 */
export async function takeLists(
  db: WriteDb,
  lists: readonly InputFile[],
  store: (inputs: readonly AgencyInput[]) => Promise<void>,
  national: DivisionTree = nationalDivisions(),
): Promise<TakenLists> {
  let register = await storedRegister(db, national);
  let rows: Row[] = [];
  const faults: Fault[] = [];
  for (const { path, name } of lists) {
    const parsed = parseRegister(listText({ path, name }) ?? "", register.tree);
    for (const { message } of parsed.problems)
      faults.push({ name, reason: `${message.replace(/。$/, "")}，没有采用；请改正后再导入` });
    const merged = mergeRegister(register, parsed.register, parsed.columns, national);
    register = merged.register;
    const { rekeyed } = merged;
    if (rekeyed.size > 0) await writing(db, () => resealing(db, () => rekeyAgencies(db.engine, rekeyed)));
    rows = [
      ...rows.map((row) => ({ ...row, key: merged.rekeyed.get(row.key) ?? row.key })),
      ...merged.listed.map(({ key, complete = [] }) => ({ list: name, key, complete })),
    ];
  }
  const byKey = new Map(register.agencies.map((agency) => [agency.key, agency]));
  const inputs: AgencyInput[] = [];
  for (const { list, key } of rows) {
    const agency = byKey.get(key);
    if (!agency) throw new Error(`the listed agency "${key}" is lost`);
    inputs.push(...registeredInputs(agency, register));
    if (successorOf(agency, register) === undefined)
      faults.push({ name: list, reason: `${lostSuccessor(agency)}，没有写入；请填写其代码或全称` });
  }
  await store(inputs);
  const complete = rows.flatMap(({ key, complete }) => complete.map((year) => ({ region: key, year })));
  return { register, listed: rows.length, complete, faults };
}

type Row = { list: string; key: string; complete: readonly number[] };

const lostSuccessor = ({ name, successor }: RegisteredAgency) =>
  `“${name}”的并入“${successor}”不在机关名录和区划代码表中`;

import { printRegister } from "@/lib/agencies/register-file";
import type { RegisteredAgency } from "@/lib/agencies/registered-agency";
import {
  firstDemoYear,
  type InventedAgency,
  inventedAgencies,
  inventedAgency,
  lastDemoYear,
} from "./agencies";
import { province } from "./places";

/**
 * The register of all divisions and agencies of the demonstration, as CSV in the columns of a register file. It says
 * that all of its reports are there, so whoever has none did not file.
 */
export function demoRegister(): string {
  const top: RegisteredAgency = {
    code: province.code,
    name: `${province.name}人民政府`,
    shortName: province.name,
    kind: "government",
    parentCode: null,
    complete: Array.from({ length: lastDemoYear - firstDemoYear + 1 }, (_, at) => firstDemoYear + at),
  };
  return printRegister([top, ...inventedAgencies.map(registered)]);
}

function registered(agency: InventedAgency): RegisteredAgency {
  const { printedName, formerly, successor } = agency;
  const whole = (name: string) => `${province.name}${name}`;
  return {
    code: agency.code,
    name: whole(printedName),
    shortName: agency.shortName,
    kind: agency.kind,
    parentCode: agency.parentCode,
    aliases: [printedName, ...(formerly ? [formerly.printedName, whole(formerly.printedName)] : [])],
    ...(agency.from > firstDemoYear && { validFrom: agency.from }),
    ...(agency.to < lastDemoYear && { validTo: agency.to }),
    ...(successor !== null && { successor: whole(inventedAgency(successor).printedName) }),
  };
}

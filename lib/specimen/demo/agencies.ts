import type { AgencyKind } from "@/lib/agencies/agency-kind";
import type { Scale } from "../profile";
import { city, cityBureaus, type District, districtBureaus, districts, province } from "./places";

/** First and last year under this name, and who took over; keyed by district (or city) and short name. */
type Change = { from?: number; to?: number; successor?: string };

/** Agencies that were merged, founded or turned into another. The successor is named in the same place. */
const changes: ReadonlyMap<string, Change> = new Map([
  ["临溪区三岔雾乡", { to: 2020, successor: "云栈镇" }],
  ["望岚区苦竹寨乡", { to: 2021, successor: "雾灵垭乡" }],
  ["望岚区雀舌乡", { to: 2022, successor: "雀舌镇" }],
  ["望岚区雀舌镇", { from: 2023 }],
  ["临溪区乡村振兴局", { from: 2021, to: 2023, successor: "农业农村局" }],
  ["望岚区旅游发展局", { to: 2020, successor: "文化和旅游局" }],
]);

/** Agencies that go on under another name, which is then an alias: the name up to and including the year. */
const formerNames: ReadonlyMap<string, { name: string; until: number }> = new Map([
  ["临溪区青堃镇", { name: "青堃乡", until: 2021 }],
  ["澄湾市数据局", { name: "大数据发展管理局", until: 2023 }],
]);

/** A body of the invented city that reports every year in which it exists. */
export type InventedAgency = {
  /** 临溪区喆溪镇: its place and short name, unique. */
  key: string;
  shortName: string;
  /** As it signs, without the province: 澄湾市临溪区喆溪镇人民政府. */
  printedName: string;
  formerly: { shortName: string; printedName: string; until: number } | null;
  kind: AgencyKind;
  scale: Scale;
  code: string | null;
  parentCode: string;
  /** Folder of its documents. */
  folder: string;
  from: number;
  to: number;
  /** Key of the agency that took over. */
  successor: string | null;
};

export const firstDemoYear = 2019;
export const lastDemoYear = 2025;

const OWN_FOLDER = "市本级";

const officeOf = "望岚区";

type Seat = { place: string; prefix: string; parentCode: string; folder: string };

/** Every agency in the order of the register: the city, its bureaus, then district by district. */
export const inventedAgencies: readonly InventedAgency[] = [
  government(city.code, city.name, { prefix: "", parentCode: province.code, folder: OWN_FOLDER }),
  ...cityBureaus.map((name) =>
    bureau(name, { place: city.name, prefix: city.name, parentCode: city.code, folder: OWN_FOLDER }),
  ),
  ...districts.flatMap(agenciesOf),
];

/**
 * Governments that file for their own office beside the report of their whole territory. They are in the register as
 * the governments that they are.
 */
export const ownOffices: readonly InventedAgency[] = inventedAgencies.flatMap((one) =>
  one.kind === "government" && one.key === officeOf
    ? [{ ...one, key: `${one.key}本级`, printedName: `${one.printedName}（本级）` }]
    : [],
);

function agenciesOf(district: District): InventedAgency[] {
  const seat: Seat = {
    place: district.name,
    prefix: `${city.name}${district.name}`,
    parentCode: district.code,
    folder: district.name,
  };
  const coded = (names: readonly string[], start: number, kind: "subdistrict" | "township") =>
    names.map((name, at) =>
      invented(name, kind, `${district.code}${String(start + at).padStart(3, "0")}`, seat),
    );
  return [
    government(district.code, district.name, {
      prefix: city.name,
      parentCode: city.code,
      folder: district.name,
    }),
    ...(districtBureaus.get(district.code) ?? []).map((name) => bureau(name, seat)),
    ...coded(district.subdistricts, 1, "subdistrict"),
    ...coded(district.towns, 101, "township"),
    ...coded(district.townships, 201, "township"),
  ];
}

function government(code: string, name: string, seat: Omit<Seat, "place">): InventedAgency {
  return agency(name, { ...seat, place: "" }, { kind: "government", code, organ: "人民政府" });
}

function bureau(name: string, seat: Seat): InventedAgency {
  return agency(name, seat, { kind: "bureau", code: null, organ: "" });
}

function invented(name: string, kind: "subdistrict" | "township", code: string, seat: Seat): InventedAgency {
  return agency(name, seat, { kind, code, organ: kind === "township" ? "人民政府" : "办事处" });
}

function agency(
  shortName: string,
  { place, prefix, parentCode, folder }: Seat,
  { kind, code, organ }: { kind: AgencyKind & Scale; code: string | null; organ: string },
): InventedAgency {
  const key = `${place}${shortName}`;
  const change = changes.get(key);
  const former = formerNames.get(key);
  return {
    key,
    shortName,
    printedName: `${prefix}${shortName}${organ}`,
    formerly: former
      ? {
          shortName: former.name,
          printedName: `${prefix}${former.name}${organ}`,
          until: former.until,
        }
      : null,
    kind,
    scale: kind,
    code,
    parentCode,
    folder,
    from: change?.from ?? firstDemoYear,
    to: change?.to ?? lastDemoYear,
    successor: change?.successor === undefined ? null : `${place}${change.successor}`,
  };
}

/** The names in use for a year, the former ones as long as they held. */
export function namesIn({ shortName, printedName, formerly }: InventedAgency, year: number) {
  return formerly && year <= formerly.until
    ? { shortName: formerly.shortName, printedName: formerly.printedName }
    : { shortName, printedName };
}

/** Throws, quoting the key, where no such agency was invented. */
export function inventedAgency(key: string): InventedAgency {
  const found = [...inventedAgencies, ...ownOffices].find((one) => one.key === key);
  if (!found) throw new Error(`no agency "${key}" in the demonstration`);
  return found;
}

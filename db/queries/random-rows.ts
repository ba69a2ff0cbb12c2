import fc from "fast-check";
import { cellMissingReasons, type Form } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { indicatorById } from "@/lib/catalogue/indicators";
import type { PlainAgency, PlainReport } from "../test-database";
import type { PlainRows } from "./plain-group";

/** One of each sort: rates with and without deduction, sums over two forms, single cells, one that a form lacks. */
export const tried = [
  "rate.disclosed_of_held",
  "rate.otherwise",
  "rate.organisations",
  "sum.otherwise",
  "requests.received.total",
  "disclosure.fees.amount",
  "requests.otherwise.unpaid.total",
].map(indicatorById);

const ids = [...new Set(tried.flatMap(({ part, whole, minus }) => [...part, ...whole, ...minus]))];
export const triedYears = { from: 2019, to: 2022 };

const figure = fc.oneof(
  { weight: 12, arbitrary: fc.nat({ max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(...cellMissingReasons) },
);

const reportOf = (agency: string, year: number): fc.Arbitrary<PlainReport> =>
  fc.constantFrom<Form>("2021", "2019", "2014").chain((form) => {
    const own = ids.filter((id) => cellById(id).forms.includes(form));
    return fc
      .record({
        figures: fc.array(figure, { minLength: own.length, maxLength: own.length }),
        lost: fc.nat({ max: 60 }),
      })
      .map(({ figures, lost }) => {
        const pairs = own.map((id, place) => [id, figures[place] ?? 0] as const);
        const cells = Object.fromEntries(pairs.filter((_, place) => place !== lost));
        return { agency, year, form, cells };
      });
  });

const tree: PlainAgency[] = [
  { key: "99", kind: "government", expected: false },
  { key: "9901", kind: "government", parentKey: "99", expected: false },
  { key: "9902", kind: "government", parentKey: "99", expected: false },
  { key: "x-某", kind: "unknown", expected: false, assigned: false },
];

const member = (key: string, parentKey: string, kinds: readonly ("township" | "subdistrict" | "bureau")[]) =>
  fc.record({
    key: fc.constant(key),
    parentKey: fc.constant(parentKey),
    kind: fc.constantFrom(...kinds),
    expected: fc.boolean().map((unexpected) => !unexpected || key.endsWith("1")),
    validFrom: fc.constantFrom(null, null, null, 2020),
    validTo: fc.constantFrom(null, null, null, 2020, 2021),
  });

const members = fc.tuple(
  ...["9901", "9902"].flatMap((parent) =>
    Array.from({ length: 5 }, (_, place) =>
      member(`${parent}0${place}`, parent, ["township", "subdistrict"]),
    ),
  ),
  ...["99", "9901"].flatMap((parent) =>
    Array.from({ length: 2 }, (_, place) => member(`${parent}-局${place}`, parent, ["bureau"])),
  ),
);

/** Agencies of a small tree, some of which merged, need not file or did not, with reports full of gaps. */
export const randomRows: fc.Arbitrary<PlainRows> = members.chain((found) => {
  const agencies: PlainAgency[] = [...tree, ...found];
  const slots = agencies.flatMap(({ key }) => [2019, 2020, 2021, 2022].map((year) => ({ key, year })));
  return fc
    .tuple(...slots.map(({ key, year }) => fc.option(reportOf(key, year), { freq: 3 })))
    .map((reports) => ({ agencies, reports: reports.filter((report) => report !== null) }));
});

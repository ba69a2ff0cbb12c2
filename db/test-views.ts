import type { ExportedView } from "@/lib/export/exported-view";
import { type ChartForm, chartForms, viewSchema } from "@/lib/view/view";
import { type PlainReport, testDatabase } from "./test-database";
import { exportedView } from "./views/exported-view";

const received = "requests.received.total";
const closed = "requests.closed.total";
const granted = "requests.granted.total";
const partial = "requests.partial.total";

const report = (agency: string, year: number, cells: NonNullable<PlainReport["cells"]>): PlainReport => ({
  agency,
  year,
  cells,
});

/** Invented reports with figures, a share, small bases, blanks, a stroke and a report that is not there. */
const reports: PlainReport[] = [
  report("99-a", 2022, { [received]: 36, [closed]: 35, [granted]: 20, [partial]: 1 }),
  report("99-a", 2023, { [received]: 40, [closed]: 41, [granted]: 18, [partial]: 0 }),
  report("99-a", 2024, { [received]: 1234, [closed]: 1200, [granted]: 1199, [partial]: 0 }),
  report("99-b", 2022, { [received]: 0, [closed]: 0, [granted]: 0, [partial]: 0 }),
  report("99-b", 2024, { [received]: 7, [closed]: 6, [granted]: 6, [partial]: 0 }),
  report("99-c", 2022, { [received]: "blank", [closed]: 12, [granted]: 3, [partial]: "slash" }),
  report("99-c", 2023, { [received]: 15, [closed]: 15, [granted]: 15, [partial]: 0 }),
  report("99-c", 2024, { [received]: "slash", [closed]: 30, [granted]: "blank", [partial]: 2 }),
  report("99-d", 2023, { [received]: 11, [closed]: 10, [granted]: 5, [partial]: 5 }),
  report("99-d", 2024, { [received]: 12, [closed]: 12, [granted]: 0, [partial]: 0 }),
];

const agencies = [
  { key: "99", shortName: "甲区", kind: "government" as const, expected: false },
  { key: "99-a", shortName: "喆里街道", kind: "subdistrict" as const, parentKey: "99" },
  { key: "99-b", shortName: "=1+1镇", parentKey: "99" },
  { key: "99-c", shortName: "镕口&<乙>镇", parentKey: "99" },
  { key: "99-d", shortName: "东“丁”乡", parentKey: "99" },
];

export type SampleView = { name: string; form: ChartForm; exported: ExportedView };

/** A view of every chart form, with one and with several indicators, of the group and of chosen agencies. */
export async function sampleViews(): Promise<SampleView[]> {
  const test = await testDatabase({ agencies, reports });
  try {
    const asked = chartForms.flatMap((how) =>
      [
        { what: [received], units: [] },
        { what: ["rate.disclosed", received], units: [] },
        { what: [granted, partial], units: ["99-a", "99-c", "99-b"] },
      ].map((more) => ({ how, ...more })),
    );
    return await Promise.all(
      asked.map(async ({ how, what, units }) => ({
        name: `${how}, ${what.join(" and ")}${units.length > 0 ? ", of some" : ""}`,
        form: how,
        exported: await exportedView(test.db, viewSchema.parse({ how, what, units, region: "99" })),
      })),
    );
  } finally {
    test.close();
  }
}

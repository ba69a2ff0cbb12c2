import { describe, expect, it } from "vitest";
import { absenceOf, type DeclaredCollection, daysLate, deadlineFor, deadlineOf, isLate } from "./filing";

const town = { path: "/110000/110106/110106100/", kind: "township" };
const government = { path: "/110000/110106/", kind: "government" };
const declared = (more: Partial<DeclaredCollection> = {}): DeclaredCollection => ({
  region: "110106",
  kind: "towns",
  year: 2024,
  complete: true,
  deadline: null,
  ...more,
});

describe("an agency without a report", () => {
  it("is 未收录 wherever nobody declared the collection of its region, kind and year", () => {
    expect(absenceOf(town, 2024, [], "2026-01-01")).toBe("not_collected");
    for (const other of [
      { region: "110107" },
      { kind: "bureau" as const },
      { year: 2023 },
      { complete: false },
    ])
      expect(absenceOf(town, 2024, [declared(other)], "2026-01-01")).toBe("not_collected");
  });

  it("is 未报送 where it was declared, and only after the deadline", () => {
    expect(absenceOf(town, 2024, [declared()], "2025-01-31")).toBe("not_due");
    expect(absenceOf(town, 2024, [declared()], "2025-02-01")).toBe("not_filed");
    expect(absenceOf(town, 2024, [declared()], "2025-02-01", true)).toBe("not_collected");
    expect(absenceOf(government, 2024, [declared({ kind: "all" })], "2025-03-31")).toBe("not_due");
    expect(absenceOf(town, 2024, [declared({ region: "110000", kind: "all" })], "2025-06-01")).toBe(
      "not_filed",
    );
  });
});

it("takes the nearest local notice for its deadline, else the statutory day of its kind", () => {
  expect(deadlineOf(town, 2024, [])).toBe("2025-01-31");
  expect(deadlineOf(government, 2024, [])).toBe("2025-03-31");
  const notices = [
    declared({ region: "110000", kind: "all", year: null, deadline: "02-15" }),
    declared({ deadline: "2025-02-28" }),
  ];
  expect(deadlineOf(town, 2024, notices)).toBe("2025-02-28");
  expect(deadlineOf(town, 2023, notices)).toBe("2024-02-15");
  expect(isLate(town, 2024, "2025-02-20", notices)).toBe(false);
  expect(isLate(town, 2024, "2025-02-20", [])).toBe(true);
  expect(isLate(town, 2024, null, [])).toBeNull();
});

it("names the notice that set a deadline, and none where it is that of the law", () => {
  const notice = declared({ region: "110106", year: null, deadline: "02-15" });
  expect(deadlineFor(town, 2023, [declared({ year: 2023 }), notice])).toEqual({ day: "2024-02-15", notice });
  expect(deadlineFor(town, 2023, [declared({ year: 2023 })])).toEqual({ day: "2024-01-31", notice: null });
});

it("counts the days that a report was late, over the end of a month", () => {
  expect(daysLate("2025-02-03", "2025-01-31")).toBe(3);
  expect(daysLate("2024-03-01", "2024-01-31")).toBe(30);
});

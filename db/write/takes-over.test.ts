import { describe, expect, it } from "vitest";
import { amendmentOf, type Contender, takesOver } from "./takes-over";

const inForce: Contender = { file: "b", fileOrder: 2, publishedOn: "2024-02-01" };

describe("a report takes the place of the one in force", () => {
  it.each<[string, Partial<Contender>, boolean]>([
    [
      "as another reading of the very file, whatever its date",
      { file: "b", fileOrder: 2, publishedOn: "2023-01-01" },
      true,
    ],
    [
      "under a later date, though its file was here first",
      { file: "a", fileOrder: 1, publishedOn: "2024-03-01" },
      true,
    ],
    ["not under an earlier date, though its file came later", { publishedOn: "2024-01-01" }, false],
    ["under the same date where its file came later", { publishedOn: "2024-02-01" }, true],
    [
      "not under the same date where its file was here first",
      { file: "a", fileOrder: 1, publishedOn: "2024-02-01" },
      false,
    ],
    ["without a date where its file came later", { publishedOn: null }, true],
    [
      "not without a date where its file was here first",
      { file: "a", fileOrder: 1, publishedOn: null },
      false,
    ],
  ])("%s", (_, report, expected) => {
    const later: Contender = { file: "c", fileOrder: 3, publishedOn: null };
    expect(takesOver({ ...later, ...report }, inForce)).toBe(expected);
  });

  it("where there is none", () => {
    expect(takesOver(inForce, null)).toBe(true);
  });
});

describe("what an agency did to its report", () => {
  const state = { figures: "f", text: "t", publishedOn: "2024-01-20", amendment: null };
  const before = { ...state, file: "a" };
  const after = { ...state, file: "b" };

  it("is a correction only where both dates are known and differ", () => {
    const other = { ...after, figures: "g" };
    expect(amendmentOf({ ...other, publishedOn: "2024-03-01" }, before)).toBe("corrected");
    expect(amendmentOf(other, before)).toBe("altered");
    expect(amendmentOf({ ...other, publishedOn: "2024-03-01" }, { ...before, publishedOn: null })).toBe(
      "altered",
    );
  });

  it("is a new date where nothing else is new, and an alteration where only the title or the name is", () => {
    expect(amendmentOf({ ...after, publishedOn: "2024-03-01" }, before)).toBe("dated");
    expect(amendmentOf(after, before)).toBe("altered");
  });

  it("is not told by another reading of the same file", () => {
    expect(amendmentOf({ ...before, figures: "g" }, before)).toBeNull();
    expect(amendmentOf({ ...before, figures: "g" }, { ...before, amendment: "corrected" })).toBe("corrected");
  });
});

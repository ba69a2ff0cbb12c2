import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { codebook } from "./codebook";

it("CODEBOOK.md says what the catalogue says", () => {
  expect(readFileSync("CODEBOOK.md", "utf8")).toBe(codebook());
});

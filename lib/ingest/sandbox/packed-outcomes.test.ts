import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { refusedPart } from "../file-outcome";
import { readFile } from "../read-file";
import { packOutcomes, unpackOutcomes } from "./packed-outcomes";

it("reports come out of their packing as they went in, figures of money and missing ones too", async () => {
  const sample = readFileSync("lib/specimen/fixtures/beigong-2021.txt");
  const files = [{ name: "a.txt", bytes: sample as Uint8Array }];
  files.push(...bulkDocuments(nationalDivisions(), 4, ["html", "text"]));
  const outcomes = (await Promise.all(files.map(({ name, bytes }) => readFile(bytes, name)))).flat();
  const read = outcomes.map(({ outcome }) => outcome.status);
  expect(read).not.toContain("refused");
  outcomes.push(refusedPart("b.txt", "是空文件"));
  expect(unpackOutcomes(packOutcomes(outcomes))).toEqual(outcomes);
});

it("a reading without its document is no packing", () => {
  const packed = {
    text: JSON.stringify([["a.txt", { status: "accepted", cells: [], prose: [] }]]),
    documents: [],
  };
  expect(() => unpackOutcomes(packed)).toThrow("no document");
});

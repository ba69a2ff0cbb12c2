import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { documentOf, packOutcome, unpackOutcome } from "./packed-reading";
import { readFile } from "./read-file";

it("a report comes out of its packing as it went in, figures of money and missing ones too", async () => {
  const sample: Uint8Array = readFileSync("lib/specimen/fixtures/beigong-2021.txt");
  const files = [
    { name: "a.txt", bytes: sample },
    ...bulkDocuments(nationalDivisions(), 4, ["html", "text"]),
  ];
  for (const { name, bytes } of files)
    for (const { outcome } of await readFile(bytes, name)) {
      if (outcome.status === "refused") throw new Error(outcome.reason);
      const finished = unpackOutcome(structuredClone(packOutcome(outcome)));
      if (finished.status === "refused") throw new Error(finished.reason);
      const { document, hashes: _, ...rest } = finished;
      expect({ ...rest, document: documentOf(document.packed) }).toEqual(outcome);
    }
});

it("a refusal comes out as it went in, and what is neither is not taken for a report", () => {
  const refusal = { status: "refused", reason: "是空文件，请重新下载" } as const;
  expect(unpackOutcome(packOutcome(refusal))).toEqual(refusal);
  const document = { format: "text" as const, witnesses: [], packed: new Uint8Array() };
  const packed = { text: '{"status":"accepted"}', document, hashes: { figures: "", text: "", content: "" } };
  expect(() => unpackOutcome(packed)).toThrow();
});

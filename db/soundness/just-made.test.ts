import { expect, it } from "vitest";
import { openForReading, openForWriting, type ReadDb } from "../client";
import { digests } from "../schema";
import { emptyDatabase, testDatabase } from "../test-database";
import { verifyVersions } from "./verify-versions";

const told = async (db: ReadDb) =>
  (await verifyVersions(db)).map((damage) => ("what" in damage ? damage.what : damage.kind));

it("is no damage that a database into which nothing has come is not sealed yet", async () => {
  const place = await emptyDatabase();
  const made = await openForWriting(place.address);
  // As it is left by whoever is ended before the last step of making it.
  await made.delete(digests);
  await made.close();
  const db = await openForReading(place.address);
  expect(await told(db)).toEqual([]);
  await db.close();
  await place.remove();
});

it("is damage where something has come", async () => {
  const cells = { "requests.received.total": 3 };
  const test = await testDatabase({
    agencies: [{ key: "1" }],
    reports: [{ agency: "1", year: 2023, cells }],
  });
  await test.db.delete(digests);
  const db = await openForReading(test.path);
  expect(await told(db)).toContain("指标编号表与写入时的不同");
  await db.close();
  test.close();
});

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { importRows, type TestDatabase, testDatabase } from "@/db/test-database";
import { ServedVersion } from "./served-version";

const report = (year: number) => ({ agency: "town", year, cells: { "requests.received.total": 3 } });
let made: TestDatabase;
beforeAll(async () => {
  made = await testDatabase({ agencies: [{ key: "town" }], reports: [report(2021)] });
});
afterAll(() => made.close());

it("tells each version that is shown by another number, and that the database can be read", async () => {
  const changed = vi.fn();
  const version = new ServedVersion(changed, null, made.path);
  const first = await version.current();
  expect(await version.current()).toBe(first);
  expect(await version.isReadable()).toBe(true);
  expect(changed).toHaveBeenCalledTimes(1);
  await importRows(made.db, { reports: [report(2022)] });
  expect(await version.current()).not.toBe(first);
  expect(changed.mock.calls).toEqual([["other database"], ["next version"]]);
  await version.close();
});

it("says that there is no database, and shows it when it comes", async () => {
  const version = new ServedVersion(() => undefined, null, `${made.path}-missing`);
  expect(await version.current()).toBeNull();
  expect(await version.isReadable()).toBe(false);
});

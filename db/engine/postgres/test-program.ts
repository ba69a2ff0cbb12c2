import { vi } from "vitest";

const load = async () => ({
  ...(await import("../../client")),
  ...(await import("../../test-database")),
  ...(await import("../../soundness/verify-database")),
  ...(await import("../../queries/agency-rows")),
  ...(await import("../../queries/regions")),
  ...(await import("../../queries/reports/report-rows")),
  ...(await import("../../queries/search-agencies")),
  ...(await import("./test-content")),
});
type Program = Awaited<ReturnType<typeof load>>;

/**
 * Work with the program as it is when it was started for SQLite: it chooses its tables when it is loaded. What is
 * imported afterwards is PostgreSQL's again.
 */
export async function onSqlite<Result>(work: (program: Program) => Promise<Result>): Promise<Result> {
  const address = process.env.DATABASE_URL;
  delete process.env.DATABASE_URL;
  vi.resetModules();
  try {
    return await work(await load());
  } finally {
    process.env.DATABASE_URL = address;
    vi.resetModules();
  }
}

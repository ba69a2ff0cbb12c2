import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  schema: "./db/engine/sqlite/stored-tables.ts",
  out: "./db/engine/sqlite/migrations",
});

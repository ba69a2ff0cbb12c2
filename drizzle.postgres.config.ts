import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/engine/postgres/stored-tables.ts",
  out: "./db/engine/postgres/migrations",
});

import { inject } from "vitest";

// Read when the tables are chosen, see db/schema.ts.
process.env.DATABASE_URL = inject("postgresTemplate");

import fc from "fast-check";

/** Properties draw the same examples in every run; `PROPERTY_SEED=7 npm test` draws others, to look for new faults. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_260_101) });

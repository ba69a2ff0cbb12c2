import { z } from "zod";

/** Everything the environment may set, each with a default that works. */
const settingsSchema = z.object({
  DATABASE_PATH: z.string().min(1).default("data/nianbao.sqlite"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Origins that may frame /embed pages, as in the CSP: `https://a.example https://b.example`, or *. */
  EMBED_ANCESTORS: z.string().default("*"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** @throws an error that quotes the variable and its value where one cannot be used */
export function settings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0]);
  throw new Error(`环境变量${name}的值“${environment[name]}”不能使用：${issue?.message}`);
}

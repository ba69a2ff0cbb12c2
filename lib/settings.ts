import { z } from "zod";

const port = "应是1到65535的整数";

/** Everything the environment may set, each with a default that works. */
const settingsSchema = z.object({
  DATABASE_PATH: z.string().min(1).default("data/nianbao.sqlite"),
  PORT: z.coerce.number(port).int(port).min(1, port).max(65535, port).default(3000),
  /** Origins that may frame /embed pages, as in the CSP: `https://a.example https://b.example`, or *. */
  EMBED_ANCESTORS: z.string().default("*"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What the environment says wrongly, in one sentence. */
export class SettingFault extends Error {}

/** @throws SettingFault that quotes the variable and its value where one cannot be used */
export function settings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0]);
  throw new SettingFault(`环境变量${name}的值“${environment[name]}”不能使用：${issue?.message}。`);
}

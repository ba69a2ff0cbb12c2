import { z } from "zod";

const port = "应是1到65535的整数";
const postgresUrl = /^postgres(?:ql)?:\/\/./;
const whole = "应是不小于0的整数";
const ranks = "应是all或positive";
const processes = "应是1到64的整数";
const site = "应形如https://nianbao.example，不带路径";
const url = "应形如postgres://用户:密码@主机:5432/数据库";

/** Everything the environment may set, each with a default that works. */
const settingsSchema = z.object({
  DATABASE_PATH: z.string().min(1).default("data/nianbao.sqlite"),
  /** A PostgreSQL database, in the place of the SQLite file. */
  DATABASE_URL: z.string().regex(postgresUrl, url).optional(),
  /** Copies of that database which only answer, divided by spaces: reading is spread over them. */
  DATABASE_READ_URLS: z
    .string()
    .default("")
    .transform((urls) => urls.split(/\s+/).filter((one) => one !== ""))
    .pipe(z.array(z.string().regex(postgresUrl, url))),
  PORT: z.coerce.number(port).int(port).min(1, port).max(65535, port).default(3000),
  /** The address to listen at; empty for all of the machine's. */
  HOST: z.string().default(""),
  /** Under which addresses the site is reached, the one to name in links first: `https://nianbao.example`. */
  SITE_URL: z
    .string()
    .default("")
    .transform((urls) => urls.split(/\s+/).filter((one) => one !== ""))
    .pipe(
      z.array(
        z
          .string()
          .regex(/^https?:\/\/[^/?#]+\/?$/, site)
          .transform((one) => new URL(one).origin),
      ),
    ),
  /** From which proxies the reader's address is believed, as in Express: `loopback 10.0.0.0/8`. */
  TRUSTED_PROXIES: z
    .string()
    .default("loopback")
    .transform((list) => list.split(/[\s,]+/).filter((one) => one !== "")),
  /** Requests a minute from one address, of pages, pictures and documents each; 0 for any number. */
  RATE_LIMIT: z.coerce.number(whole).int(whole).min(0, whole).default(120),
  /** How many processes answer pages; one for each core if it is not set. */
  WEB_PROCESSES: z.coerce.number(processes).int(processes).min(1, processes).max(64, processes).optional(),
  /** Origins that may frame /embed pages, as in the CSP: `https://a.example https://b.example`, or *. */
  EMBED_ANCESTORS: z.string().default("*"),
  /** Key of the division that the overview opens with: that of the office that runs the site. */
  HOME_REGION: z.string().default(""),
  /** Whether rankings are published whole, or none that names the last: then figures have no places. */
  PUBLISH_RANKS: z.enum(["all", "positive"], ranks).default("all"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Whether an address is that of a PostgreSQL database; all others are paths of SQLite files. */
export const isPostgres = (address: string): boolean => postgresUrl.test(address);

/** Whether the program was started for PostgreSQL. */
export const usesPostgres = (): boolean => isPostgres(process.env.DATABASE_URL ?? "");

/** Where the database is: a PostgreSQL address, or the path of a SQLite file. */
export const databaseAddress = ({ DATABASE_URL, DATABASE_PATH }: Settings = settings()): string =>
  DATABASE_URL ?? DATABASE_PATH;

/** What the environment says wrongly, in one sentence. */
export class SettingFault extends Error {}

/** @throws SettingFault that quotes the variable and its value where one cannot be used */
export function settings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0]);
  // Before the @ of an address stands a password.
  const value = String(environment[name]).replace(/\S*@/g, "…@");
  throw new SettingFault(`环境变量${name}的值“${value}”不能使用：${issue?.message}。`);
}

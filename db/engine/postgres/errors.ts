import { DatabaseError } from "../../database-error";

const noWay = (place: string) => `连不上数据库“${place}”。请检查DATABASE_URL和数据库服务是否在运行。`;

const sentences: readonly (readonly [RegExp, (place: string) => string])[] = [
  [/^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|57P03|57P01)/, noWay],
  [/^(?:28P01|28000|SASL)$/, (place) => `数据库“${place}”拒绝了这个用户名或密码。请检查DATABASE_URL。`],
  [/^3D000$/, (place) => `没有数据库“${place}”。请先由数据库管理员建立（编码用UTF8）。`],
  [
    /^42501$/,
    (place) => `在数据库“${place}”中没有所需的权限。写入要用数据库的所有者，只读要能使用模式shown和public。`,
  ],
  [
    /^53100$/,
    (place) => `数据库“${place}”所在的磁盘已满，已存入的报告都是完整的。请腾出空间后再次导入，会接着导入。`,
  ],
  [/^53300$/, (place) => `数据库“${place}”的连接已满。请稍后再试，或增加max_connections。`],
  [/^25006$/, (place) => `数据库“${place}”是只读的。请把DATABASE_URL改为主库。`],
  [/^(?:55P03|57014)$/, (place) => `数据库“${place}”正被另一个程序长时间占用。请稍后再试。`],
];

/** The error of PostgreSQL, or of the way to it, as a sentence; any other error as it is. */
export function explained(error: unknown, place: string): unknown {
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : null);
  if (error instanceof DatabaseError || code === undefined) return error;
  const sentence = sentences.find(([pattern]) => pattern.test(code));
  return sentence ? new DatabaseError(sentence[1](place), { cause: error }) : error;
}

/** An error in making a connection, always as a sentence. */
export function unreachable(error: unknown, place: string): unknown {
  const known = explained(error, place);
  return known instanceof DatabaseError ? known : new DatabaseError(noWay(place), { cause: error });
}

/** What the driver itself says, which gives no code, and the code that it would have. */
const said: readonly (readonly [RegExp, string])[] = [
  [/^(?:timeout e|Connection terminated|Query read timeout|Client (?:has|was) )/, "ECONNLOST"],
  [/^SASL/, "SASL"],
];

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return said.find(([message]) => message.test(error.message))?.[1];
}

import Database from "better-sqlite3";
import { DatabaseError } from "../../database-error";

const sentences: readonly (readonly [RegExp, (file: string) => string])[] = [
  [/^SQLITE_NOTADB/, (file) => `“${file}”不是数据库文件。请检查 DATABASE_PATH，或换一个文件名。`],
  [/^SQLITE_CORRUPT/, (file) => `数据库“${file}”已损坏。请停止使用，用备份恢复。`],
  [/^SQLITE_FULL/, (file) => `磁盘已满，已存入“${file}”的报告都是完整的。请腾出空间后再次导入，会接着导入。`],
  [/^SQLITE_READONLY/, (file) => `数据库“${file}”或其所在文件夹不可写。请检查权限。`],
  [/^SQLITE_CANTOPEN/, (file) => `打不开数据库“${file}”。请检查文件夹是否存在、是否可写。`],
  [/^SQLITE_BUSY/, (file) => `数据库“${file}”正被另一个程序长时间占用。请稍后再试。`],
  [/^SQLITE_IOERR/, (file) => `读写数据库“${file}”时磁盘出错。请检查磁盘后再试。`],
];

/** The error of SQLite as a sentence about the file; any other error as it is. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const sentence = sentences.find(([code]) => code.test(error.code));
  return sentence ? new DatabaseError(sentence[1](file), { cause: error }) : error;
}

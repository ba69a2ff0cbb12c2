import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseError } from "./database-error";
import { isAlive } from "./is-alive";

/** What SQLite keeps beside a database: what stands in them belongs to the file of that name, whatever it is. */
export const companions = ["-wal", "-shm", "-journal"];

/** Names that only this program gives: by them what a killed process left is known, and nothing else is removed. */
const unfinished = /^\..+\.nianbao-(\d+)\.part(?:-wal|-shm|-journal)?$/;

/** Parts that this process writes: its number alone does not tell them from those of a dead one of the same number. */
const beingWritten = new Set<string>();

/**
 * Makes a database file that is there under its name only when it is whole: written beside it under another one,
 * brought to the disk, and renamed. A file of that name is not touched, but for `replace`. Where writing fails or the
 * process dies there is nothing new under the name; what the dead leave, the next one in the folder removes.
 * @param write makes the file of the path that it is given, at which there is an empty one
 * @param before is done when the file is whole, and before it has its name
 */
export async function writeWhole<Result>(
  target: string,
  write: (part: string) => Promise<Result>,
  { replace = false, before }: { replace?: boolean; before?: () => void } = {},
): Promise<Result> {
  const folder = dirname(target);
  removeLeftovers(folder);
  const part = join(folder, `.${basename(target)}.nianbao-${process.pid}.part`);
  if (beingWritten.has(part)) throw new DatabaseError(`“${target}”正在写入，没有再写一次。请稍后再试。`);
  beginPart(part, target);
  beingWritten.add(part);
  try {
    const result = await write(part);
    if (companionOf(part)) throw new Error(`"${part}" was left open by its writer`);
    sync(part);
    before?.();
    syncNames(folder);
    if (replace) renameSync(part, target);
    else placeNew(part, target);
    syncNames(folder);
    return result;
  } catch (error) {
    throw toldOf(target, part, error);
  } finally {
    removeDatabase(part);
    beingWritten.delete(part);
  }
}

/** The error as one about the file that was asked for, where it is about the part of it. */
function toldOf(target: string, part: string, error: unknown): unknown {
  // Windows renames no file that a program has open.
  if (isInUse(error))
    return new DatabaseError(`“${target}”正被另一个程序使用，没有改动。请先停止它（例如网站）再试。`, {
      cause: error,
    });
  if (!(error instanceof DatabaseError)) return error;
  const { cause, message } = error;
  const isFull = cause instanceof Error && "code" in cause && cause.code === "SQLITE_FULL";
  const sentence = isFull
    ? `磁盘已满，“${target}”没有写成，此外没有任何变化。请腾出空间后再试。`
    : message.replaceAll(part, target);
  return new DatabaseError(sentence, { cause: error });
}

const isInUse = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof DatabaseError) &&
  "syscall" in error &&
  error.syscall === "rename" &&
  "code" in error &&
  ["EPERM", "EBUSY", "EACCES"].includes(String(error.code));

/** Throws a `DatabaseError` where there is a file of the name, or one that SQLite would read with a database of it. */
export function checkFreeName(path: string): void {
  if (existsSync(path)) throw taken(path);
  const beside = companionOf(path);
  if (beside !== null)
    throw new DatabaseError(
      `“${beside}”是另一个数据库留下的，会混进“${path}”，没有写入。请移走它，或换一个文件名。`,
    );
}

const taken = (path: string, cause?: unknown) =>
  new DatabaseError(`“${path}”已存在，没有覆盖。请换一个文件名。`, { cause });

/** The name of a file that stands beside a database and would be read with it; null where there is none. */
export function companionOf(path: string): string | null {
  const names = namesIn(dirname(path));
  const found = companions.map((end) => `${basename(path)}${end}`).find((name) => names.includes(name));
  return found === undefined ? null : join(dirname(path), found);
}

/** Removes a database with what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const end of ["", ...companions]) rmSync(`${path}${end}`, { force: true });
}

function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = Number(unfinished.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid)) continue;
    const path = join(folder, name);
    const isOwn = pid === process.pid && [...beingWritten].some((part) => path.startsWith(part));
    if (!isOwn && (pid === process.pid || !isAlive(pid))) rmSync(path, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Writing will meet the same, and says it.
    return [];
  }
}

function beginPart(part: string, target: string): void {
  try {
    closeSync(openSync(part, "wx"));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new DatabaseError(`“${target}”写不进去：${reasons[code] ?? code}。`, { cause: error });
  }
}

const noRight = "没有写入权限，请换一个文件夹";
const reasons: Readonly<Record<string, string>> = {
  EACCES: noRight,
  EPERM: noRight,
  EROFS: "文件夹只能读，请换一个文件夹",
  ENOENT: "没有这个文件夹，请先建立",
  ENOTDIR: "没有这个文件夹，请先建立",
  ENOSPC: "磁盘已满，请腾出空间后再试",
  ENAMETOOLONG: "文件名太长，请换一个文件名",
};

/** Under a name that nobody has taken meanwhile. */
function placeNew(part: string, target: string): void {
  try {
    linkSync(part, target);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    // There are file systems without links, such as that of a USB stick.
    if (code === "EEXIST" || existsSync(target)) throw taken(target, error);
    renameSync(part, target);
  }
}

/** Brings a file to the disk. */
function sync(path: string): void {
  const opened = openSync(path, "r+");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Brings the names in a folder to the disk, where the system can: Windows and some networks do it by themselves. */
function syncNames(folder: string): void {
  try {
    const opened = openSync(folder, "r");
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {}
}

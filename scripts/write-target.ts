import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { CommandFault } from "./command-fault";

/** @throws CommandFault where the folder of a file to be written is not there: better said before the work than after */
export function checkFolderOf(target: string): void {
  const folder = path.dirname(path.resolve(target));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new CommandFault(`没有文件夹“${folder}”，《${path.basename(target)}》写不进去，请先建立。`);
}

/**
 * A file that is there under its name only when it is whole: until then one that was there stays as it was.
 * @throws CommandFault where the file cannot be written, with the reason; no part of a new one is left
 */
export function writeTarget(target: string, content: string | Uint8Array): void {
  checkFolderOf(target);
  try {
    writeWhole(target, content);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    throw new CommandFault(`《${target}》写不进去：${reasons.get(code) ?? String(code)}。`);
  }
}

function writeWhole(target: string, content: string | Uint8Array): void {
  const isThere = existsSync(target);
  if (isThere && !statSync(target).isFile()) {
    // A device or a pipe takes what comes; of a folder the error says so.
    writeFileSync(target, content);
    return;
  }
  // A new file would take the place of one that nobody may write.
  if (isThere) accessSync(target, constants.W_OK);
  const place = isThere ? realpathSync(target) : target;
  const part = path.join(path.dirname(place), `.export.nianbao-${process.pid}.part`);
  try {
    writeFileSync(part, content, { flush: true });
    if (isThere) chmodSync(part, statSync(place).mode);
    renameSync(part, place);
  } finally {
    rmSync(part, { force: true });
  }
}

const reasons = new Map<unknown, string>([
  ["EACCES", "没有写入权限，请换一个文件夹"],
  ["EPERM", "没有写入权限，请换一个文件夹"],
  ["EROFS", "文件夹只能读，请换一个文件夹"],
  ["ENOSPC", "磁盘已满，请清理后重试"],
  ["EISDIR", "这个名称是文件夹，请换一个文件名"],
  ["EBUSY", "文件正被别的程序打开，请关闭后重试"],
  ["ENAMETOOLONG", "文件名太长，请换一个文件名"],
]);

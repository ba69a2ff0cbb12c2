import { backup } from "@/db/backup";
import { settings } from "@/lib/settings";

/** `backup FILE`: a whole copy of the database, in use or not. */
export async function backupCommand([target]: readonly string[]): Promise<number> {
  if (!target) {
    console.error("用法：npm run -s nianbao -- backup 文件");
    return 1;
  }
  const { size } = backup(settings().DATABASE_PATH, target);
  console.log(`已备份到${target}，${(size / 1024 / 1024).toFixed(1)}MB，完整性检查通过。`);
  return 0;
}

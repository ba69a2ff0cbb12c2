/** Runs a command of an unpacked program with Node alone, as npm does in the repository. Copied into the pack. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { requireNode } from "../node-version.mjs";

const folder = fileURLToPath(new URL("../..", import.meta.url));

/**
 * @param {string} name a command of pack.json
 * @param {readonly string[]} args what it is given
 */
export async function launch(name, args) {
  requireNode();
  const pack = JSON.parse(readFileSync(path.join(folder, "pack.json"), "utf8"));
  const fault = packFault(pack, process) ?? (await nativeFault());
  if (fault) {
    console.error(`\n✗ ${fault}`);
    process.exit(1);
  }
  const [program, ...given] = pack.commands[name].map((word) =>
    /\.[mt]?[jt]s$|^node_modules\//.test(word) ? path.join(folder, word) : word,
  );
  const child = spawn(process.execPath, [program, ...given, ...args], {
    // The site has its files around it; paths given to the command line are those of whoever types them.
    cwd: name === "start" ? folder : process.cwd(),
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PROGRAM_FOLDER: folder,
      TSX_TSCONFIG_PATH: path.join(folder, "tsconfig.json"),
      DATABASE_PATH: path.resolve(folder, process.env.DATABASE_PATH || "data/nianbao.sqlite"),
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`\n✗ 不能启动${program}：${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

/** Why a pack cannot run here, or null: its native modules are made for one system and one line of Node. */
export function packFault(pack, { platform, arch, versions }) {
  const made = `${pack.platform}-${pack.arch}，Node.js ${pack.node.split(".")[0]}`;
  const here = `${platform}-${arch}，Node.js ${versions.node.split(".")[0]}`;
  if (pack.platform === platform && pack.arch === arch && pack.modules === versions.modules) return null;
  return `这个程序包只能在${made}上运行，这里是${here}。请换用这样的Node.js，或在与本机相同的系统和Node.js上重新打包。`;
}

async function nativeFault() {
  try {
    const { default: Database } = await import("better-sqlite3");
    new Database(":memory:").close();
    return null;
  } catch (error) {
    return `数据库模块不能在这个系统上运行（${error.message.split("\n")[0]}）。请在与本机相同或更旧的系统上重新打包。`;
  }
}

import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extract } from "tar";

/**
 * `npm run try-pack`: unpacks the archive of `npm run pack` far from the project and uses it as an office would: with an
 * empty environment, only Node on the path and, where Linux allows it, no network.
 */
const port = process.env.PORT ?? "4399";
const cut = spawnSync("unshare", ["-rn", "ip", "link", "set", "lo", "up"]).status === 0;
if (cut && process.env.WITHOUT_NETWORK !== "yes") {
  const again = [
    "-rn",
    "sh",
    "-c",
    'ip link set lo up && exec "$0" "$@"',
    process.execPath,
    ...process.execArgv,
  ];
  const { status } = spawnSync("unshare", [...again, ...process.argv.slice(1)], {
    stdio: "inherit",
    env: { ...process.env, WITHOUT_NETWORK: "yes" },
  });
  process.exit(status ?? 1);
}

const archive = readdirSync("build").find((file) => /^nianbaotong-.*\.tar\.gz$/.test(file));
if (!archive) throw new Error("no archive in build/: npm run pack");
const folder = mkdtempSync(path.join(tmpdir(), "nianbaotong-try-"));
const program = path.join(folder, archive.replace(/\.tar\.gz$/, ""));
const inbox = path.join(folder, "reports");
const onlyNode = path.join(folder, "bin");
const env = { PATH: onlyNode, PORT: port } as unknown as NodeJS.ProcessEnv;

try {
  console.log(cut ? "网络：断开" : "网络：没有断开，这个系统上做不到");
  await extract({ file: path.join("build", archive), cwd: folder });
  mkdirSync(onlyNode);
  symlinkSync(process.execPath, path.join(onlyNode, "node"));
  mkdirSync(inbox);
  for (const name of ["word-box-in-cell.docx", "seen-slanting-line.pdf"])
    copyFileSync(path.join("lib/ingest/cases/files", name), path.join(inbox, name));

  command("demo");
  // A relative path is that of whoever types it, not of the program.
  command("import", ".");
  command("export", "what=requests.received.total", "--to", "chart.png");
  await site();
  console.log("程序包可用。");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function command(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(program, "nianbao.mjs"), ...args],
    {
      cwd: inbox,
      env,
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`${args.join(" ")}: exit ${status}\n${stdout}\n${stderr}`);
  console.log(`✓ nianbao ${args.join(" ")}`);
}

async function site(): Promise<void> {
  const server = spawn(process.execPath, [path.join(program, "start.mjs")], {
    cwd: folder,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  try {
    await answers("/healthz", "{", 120);
    for (const page of ["/", "/agencies", "/reports", "/compare?what=requests.received.total", "/codebook"])
      await answers(page, "<!DO");
    const begins = { png: "\u0089PNG", docx: "PK", xlsx: "PK", pptx: "PK", svg: "<", csv: "", html: "<" };
    for (const [format, start] of Object.entries(begins))
      await answers(`/export/${format}?what=requests.received.total`, start);
  } finally {
    server.kill();
    await new Promise((ended) => server.once("exit", ended));
  }
}

async function answers(address: string, start: string, tries = 1): Promise<void> {
  for (let left = tries; ; left--)
    try {
      const response = await fetch(`http://127.0.0.1:${port}${address}`);
      const body = Buffer.from(await response.arrayBuffer());
      if (response.status !== 200 || !body.toString("latin1").startsWith(start))
        throw new Error(`${address}: ${response.status}, "${body.toString("utf8", 0, 80)}"`);
      console.log(`✓ ${address}：${body.length}字节`);
      return;
    } catch (error) {
      if (left <= 1) throw error;
      await new Promise((later) => setTimeout(later, 500));
    }
}

/**
 * `npm run sbom`: writes build/sbom.json, a CycloneDX list of the packages that the program is made of, without those of
 * development. The same lock gives the same list.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const args = ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application", "--omit=dev"];
const { stdout, stderr, status } = spawnSync("npm", args, {
  encoding: "utf8",
  maxBuffer: 64_000_000,
  shell: process.platform === "win32",
});
if (status !== 0) {
  console.error(`✗ 不能列出软件包，请先运行npm ci。npm的说明：\n${stderr}`);
  process.exit(1);
}

const list = JSON.parse(stdout);
const incomplete = list.components.filter(({ purl, hashes, licenses }) => !purl || !hashes || !licenses);
if (incomplete.length > 0) {
  console.error(
    `✗ 这些软件包没有写明来源、校验值或许可：${incomplete.map((one) => one["bom-ref"]).join("、")}。`,
  );
  process.exit(1);
}

// npm names the list after the folder, and gives it the moment and a random number.
list.metadata.component.name = JSON.parse(readFileSync("package.json", "utf8")).name;
delete list.metadata.timestamp;
const digest = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const uuid = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(digest);
list.serialNumber = `urn:uuid:${uuid[1]}-${uuid[2]}-5${uuid[3]}-8${uuid[4]}-${uuid[5]}`;

mkdirSync("build", { recursive: true });
writeFileSync("build/sbom.json", `${JSON.stringify(list, null, 2)}\n`);
console.log(`build/sbom.json：CycloneDX ${list.specVersion}，${list.components.length}个软件包`);

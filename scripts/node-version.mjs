/** The one place that knows which Node.js the program needs. Plain JavaScript: it is asked before anything is installed. */

/** The program does not run below this; `engines` in package.json says the same. */
export const oldestNode = "20.19";

/** The line of Node 20 and those between the others get no fixes any more. */
const endedLines = { 20: "2026年4月30日", 21: "2024年6月1日", 23: "2025年6月1日", 25: "2026年6月1日" };

/** The first version of each line with all fixes of the security release of 2026-10-21, four of them of high severity. */
export const patchedNode = { 22: "22.23.4", 24: "24.22.1", 26: "26.12.1" };

/** Why the program cannot run on a version, or null. */
export function nodeFault(version) {
  return isBefore(version, oldestNode) ? `需要Node.js ${oldestNode}或更高版本，现在是${version}。` : null;
}

/**
 * What is known to be unsafe in a version on which the program runs, or null. It does not stop the program: systems mend
 * Node under its old number too, and this list knows nothing of later faults.
 */
export function nodeWarning(version) {
  const line = Number(version.split(".")[0]);
  const safe = `${Object.values(patchedNode).join("、")}或同一系列的更高版本`;
  if (endedLines[line])
    return `Node.js ${line}已于${endedLines[line]}停止维护，不再有安全更新，已知的高危漏洞没有修补（现在是${version}）。程序可以运行，对外提供网页请换用${safe}。`;
  if (patchedNode[line] && isBefore(version, patchedNode[line]))
    return `Node.js ${version}早于2026年10月21日的安全更新，其中修补的高危漏洞仍在。程序可以运行，对外提供网页请更新到${patchedNode[line]}或更高版本；系统自带的Node.js另行修补过的不必更新。`;
  return null;
}

/** Ends the program on a Node.js on which it cannot run, and warns of one that is not safe. */
export function requireNode(version = process.versions.node) {
  const fault = nodeFault(version);
  if (fault) {
    console.error(`\n✗ ${fault}`);
    process.exit(1);
  }
  const warning = nodeWarning(version);
  if (warning && !process.env.NODE_WARNED) console.error(`\n⚠ ${warning}`);
  // Said once, though one program starts another.
  process.env.NODE_WARNED = "yes";
}

function isBefore(version, other) {
  const [a, b] = [version, other].map((one) => one.split(".").map(Number));
  for (let place = 0; place < b.length; place++) if (a[place] !== b[place]) return !(a[place] > b[place]);
  return false;
}

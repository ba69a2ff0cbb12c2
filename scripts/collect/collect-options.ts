import { readFileSync } from "node:fs";
import { type AddressPolicy, addressPolicy } from "@/lib/collect/address-policy";
import { type ListedPage, parsePageList } from "@/lib/collect/page-list";
import { environmentProxies, type ProxyChoice, proxyChoice } from "@/lib/collect/proxy";
import { decodeList } from "@/lib/ingest/open/decode";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";

export type CollectOptions = {
  pages: ListedPage[];
  /** Lines of the list that are not taken, each as a sentence. */
  problems: string[];
  policy: AddressPolicy;
  proxy: ProxyChoice;
  /** Which proxies the environment names; null where it names none, or the command names its own. */
  unnamedProxies: string | null;
  contact: string | null;
  /** Milliseconds between the requests to one host. */
  pause: number;
};

const usage =
  "用法：npm run -s nianbao -- collect 清单.csv [--contact 邮箱或网址] [--pause 秒] [--allow 内部地址] [--proxy http://代理:端口]";

/**
 * The arguments of `collect`, with the list that they name.
 * @throws CommandFault says what is wrong with them
 */
export function collectOptions(args: readonly string[]): CollectOptions {
  const text = { type: "string" } as const;
  const options = {
    contact: text,
    pause: text,
    proxy: text,
    allow: { type: "string", multiple: true },
  } as const;
  const { values, positionals } = commandArguments(args, options);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new CommandFault(usage);
  const { contact = null, pause = "2" } = values;
  // A header of a request holds nothing else.
  if (contact !== null && !/^[!-'*-~]{3,100}$/.test(contact))
    throw new CommandFault(`--contact的“${contact}”应为邮箱或网址，不含空格、括号和中文。`);
  const seconds = Number(pause);
  if (pause.trim() === "" || !(seconds >= 0 && seconds <= 60))
    throw new CommandFault(`--pause的“${pause}”应为0到60的秒数。`);
  const list = parsePageList(listOf(file));
  if (!list)
    throw new CommandFault(
      `《${file}》不是网址清单：第一行应有机关、年度、网址三列（或agency、year、url）。`,
    );
  const proxy = proxyOf(values.proxy ?? null);
  const unnamedProxies = values.proxy === undefined ? environmentProxies(process.env) : null;
  const policy = policyOf(values.allow ?? []);
  return { ...list, policy, proxy, unnamedProxies, contact, pause: seconds * 1000 };
}

function listOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new CommandFault(`《${file}》打不开，请核对路径和权限。`);
  }
  const text = decodeList(bytes);
  if (text === null) throw new CommandFault(`《${file}》的编码不是UTF-8或GBK，请另存为CSV后再试。`);
  return text;
}

function policyOf(named: readonly string[]): AddressPolicy {
  try {
    return addressPolicy(named);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandFault(
      `--allow只能写IP地址或网段，如10.2.0.8、10.2.0.0/16，不能写“${named.join("、")}”。`,
    );
  }
}

function proxyOf(named: string | null): ProxyChoice {
  try {
    return proxyChoice(named, process.env);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const from = named === null ? "环境变量HTTPS_PROXY、HTTP_PROXY" : "--proxy";
    throw new CommandFault(`${from}应为http://开头的代理地址，如http://10.2.0.1:3128。`);
  }
}

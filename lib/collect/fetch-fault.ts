/** Why nothing was fetched from an address. Each is said in words by `faultWords`. */
export type FetchFault =
  | "address"
  | "private"
  | "name"
  | "robots"
  | "robots-unknown"
  | "connect"
  | "proxy"
  | "certificate"
  | "slow"
  | "broken"
  | "packed"
  | "large"
  | "run-large"
  | "redirects"
  | "home"
  | "busy"
  | "absent"
  | "status";

const words: Record<FetchFault, string> = {
  address: "网址不能使用：只能是不带用户名和密码的http或https网址",
  private: "网址指向内部网络或保留的地址，没有连接；确属本单位的，请用--allow写明这个地址",
  name: "域名没有解析出地址",
  robots: "对方的robots.txt不允许收集，没有读取",
  "robots-unknown": "对方的robots.txt读不到，按不允许处理",
  connect: "连接不上",
  proxy: "代理没有接通这个地址；代理须允许用CONNECT连接到IP地址",
  certificate: "对方的证书不能核实，没有读取",
  slow: "对方太慢，已停止等待",
  broken: "回答没有传完，或者不合规范，没有采用",
  packed: "压缩的内容损坏，没有采用",
  large: "超过单个文件的上限，没有读取",
  "run-large": "本次已达到收集的总量上限，请再次运行同一命令，会接着收集",
  redirects: "跳转太多，没有读取",
  home: "跳转到了网站首页，没有采用，请人工核对",
  busy: "对方要求稍后再来，本次不再访问这个网站",
  absent: "网址没有内容",
  status: "对方没有给出内容",
};

/** Why, as a part of a sentence; with the status of the answer where one says more. */
export function faultWords(fault: FetchFault, status: number | null): string {
  const says = fault === "absent" || fault === "status";
  return says && status !== null ? `${words[fault]}（状态码${status}）` : words[fault];
}

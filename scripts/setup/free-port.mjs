/** Whether the site can listen where it is told to, before anything else is done: plain Node, no dependencies. */
import { createServer } from "node:net";

/**
 * What stands in the way of listening, and what to do, as one sentence; null where nothing does.
 * @param port as text, as the environment has it
 * @param host undefined: all addresses of the machine
 */
export async function portProblem(port, host) {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535)
    return `环境变量PORT的值“${port}”不是端口号，应是1到65535的整数。`;
  const code = await listening(Number(port), host);
  if (code === null) return null;
  return (
    reasons[code]?.(port, host) ??
    `端口${port}不能使用（${code}）。请换一个：PORT=${other(port)} npm run up。`
  );
}

const other = (port) => (Number(port) < 65535 ? Number(port) + 1 : 3000);

const reasons = {
  EADDRINUSE: (port) =>
    `端口${port}已被别的程序占用（也可能是还在运行的年报通）。请先停止它，或者换一个端口：PORT=${other(port)} npm run up。`,
  EACCES: (port) => `没有权限使用端口${port}。请换一个1024以上的端口：PORT=3000 npm run up。`,
  EADDRNOTAVAIL: (_, host) => `环境变量HOST的值“${host}”不是本机的地址。请改为本机的一个地址，或者不设。`,
  ENOTFOUND: (_, host) => `环境变量HOST的值“${host}”不是地址。请改为本机的一个地址，或者不设。`,
};

/** The code of the error that listening gives; null where it listens. */
function listening(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

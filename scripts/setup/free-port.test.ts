import { createServer } from "node:net";
import { expect, it } from "vitest";
import { portProblem } from "./free-port.mjs";

async function taken(): Promise<{ port: string; close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: String(address.port), close: () => server.close() };
}

it("a port that another program has is named, with another one to use", async () => {
  const { port, close } = await taken();
  for (const host of [undefined, "127.0.0.1"]) {
    const problem = await portProblem(port, host);
    expect(problem).toContain(`端口${port}已被别的程序占用`);
    expect(problem).toContain(`PORT=${Number(port) + 1} npm run up`);
  }
  close();
  await expect.poll(() => portProblem(port, "127.0.0.1")).toBeNull();
});

it.each(["0", "65536", "abc", "-1", ""])("“%s” is no port", async (port) => {
  expect(await portProblem(port, undefined)).toContain("不是端口号");
});

it("a host that is not this machine is named", async () => {
  expect(await portProblem("4320", "192.0.2.1")).toContain("HOST的值“192.0.2.1”不是本机的地址");
});

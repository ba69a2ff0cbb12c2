import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A web server of a test: what it answers to each path, and what it was asked. */
export type TestSite = {
  origin: string;
  port: number;
  asked: { path: string; headers: IncomingMessage["headers"] }[];
  /** The most requests that it had at one time. */
  most(): number;
  put(path: string, answer: Answer | string | Uint8Array): void;
  close(): Promise<void>;
};

/** A server of its own at 127.0.0.1; paths that nobody put are 404. */
export async function testSite(): Promise<TestSite> {
  const answers = new Map<string, Answer>();
  const asked: TestSite["asked"] = [];
  let [now, most] = [0, 0];
  const server = createServer((request, response) => {
    now += 1;
    most = Math.max(most, now);
    response.on("close", () => {
      now -= 1;
    });
    asked.push({ path: request.url ?? "", headers: request.headers });
    const answer = answers.get(request.url ?? "");
    if (answer) answer(response, request);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server that listens at an address has a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    most: () => most,
    put: (path, answer) =>
      answers.set(path, typeof answer === "function" ? answer : (response) => response.end(answer)),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export const redirectTo =
  (location: string, status = 302): Answer =>
  (response) =>
    response.writeHead(status, { location }).end();

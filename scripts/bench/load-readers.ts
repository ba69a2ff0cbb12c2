import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { site } from "./site-speed";

/** What readers met. */
export class Tally {
  readonly times: number[] = [];
  readonly failures: string[] = [];

  add(address: string, status: number, time: number): void {
    this.times.push(time);
    // A view that the demonstration cannot show so is refused with 400, which is an answer.
    if (status !== 200 && status !== 400) this.failures.push(`${status} ${address}`);
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 500 });
/** So many bytes a second a slow reader takes. */
const slowRate = 64_000;

type Reading = {
  /** Whom a trusted proxy names as the reader. */
  from: string;
  /** Under which the site is asked; each is kept by itself. */
  host?: string;
  slow?: boolean;
};

/** Asks for an address and reads the answer to its end; its status, 0 where the connection broke. */
export function readAnswer(
  address: string,
  { from, host, slow }: Reading,
): Promise<{ status: number; time: number }> {
  const began = performance.now();
  const headers: Record<string, string> = { "x-forwarded-for": from, "accept-encoding": "gzip" };
  if (host) headers.host = host;
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, time: performance.now() - began });
    const asked = request(`${site}${address}`, { agent, headers }, async (answer) => {
      try {
        for await (const part of answer) if (slow) await pause((part.length / slowRate) * 1_000);
        end(answer.statusCode ?? 0);
      } catch {
        end(0);
      }
    });
    asked.once("error", () => end(0)).end();
  });
}

/** Asks again and again until the time is over, with a pause of `next` milliseconds after each answer. */
export async function keepReading(
  until: number,
  tally: Tally,
  choose: () => string,
  next: () => number,
  reading: Reading,
): Promise<void> {
  while (performance.now() < until) {
    const address = choose();
    const { status, time } = await readAnswer(address, reading);
    tally.add(address, status, time);
    await pause(next());
  }
}

/** How many addresses a second so many readers get, who wait for nothing but their answers. */
export async function answersPerSecond(
  addresses: readonly string[],
  readers: number,
  host: (number: number) => string | undefined,
): Promise<{ rate: number; tally: Tally }> {
  const tally = new Tally();
  let number = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: readers }, async (_, reader) => {
      for (let mine = number++; mine < addresses.length; mine = number++) {
        const address = addresses[mine] ?? "/";
        const name = host(mine);
        const { status, time } = await readAnswer(address, {
          from: `198.51.100.${reader}`,
          ...(name === undefined ? {} : { host: name }),
        });
        tally.add(address, status, time);
      }
    }),
  );
  return { rate: addresses.length / ((performance.now() - began) / 1_000), tally };
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { mainPages } from "@/lib/site/main-pages";
import { type AddressRefusal, refusedAddress, refusedMethod } from "@/lib/site/refused-requests";
import { type RequestKind, requestKind } from "@/lib/site/request-kind";
import { siteOrigin } from "@/lib/site/site-origin";
import { paths } from "@/lib/view/addresses";
import { type Answer, receiveAnswer } from "./answer";
import type { ClientAddresses } from "./client-address";
import { QueueFull } from "./fair-queue";
import { HeavyAddresses } from "./heavy-addresses";
import type { Demand, KeptAnswers } from "./kept-answers";
import { busy, failed, healthAnswer, plainAnswer, tooManyRequests, tooMuchWork } from "./own-answers";
import type { RequestLimits } from "./request-limits";
import { sendAnswer } from "./send-answer";
import type { ServedVersion } from "./served-version";
import type { LaneName, WebLanes } from "./web-lanes";
import { WorkRefused } from "./web-process";

type Parts = {
  kept: KeptAnswers;
  lanes: WebLanes;
  limits: RequestLimits;
  clients: ClientAddresses;
  version: Pick<ServedVersion, "current" | "isReadable" | "isShownBy">;
};

/** A request as the front server understands it. */
type Asked = {
  path: string;
  query: string;
  kind: RequestKind;
  client: string;
  origin: string;
  message: IncomingMessage;
};

/**
 * What every request meets first: limits, what is kept already, and the lane to a process that answers. Nobody is
 * answered by the process that has the port, but by what it keeps.
 */
export class Gateway {
  private readonly heavy = new HeavyAddresses();

  constructor(private readonly parts: Parts) {}

  /** Answers a request, whatever happens. */
  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = this.read(message);
    const reader = new AbortController();
    response.once("close", () => reader.abort());
    try {
      const answer = await this.answer(asked, reader.signal);
      await sendAnswer(message, response, answer).finally(() => answer.body.release());
    } catch (error) {
      if (reader.signal.aborted) return;
      const id = crypto.randomUUID().slice(0, 8);
      console.error(`${id} ${asked.path}：`, error);
      if (response.headersSent) response.destroy();
      else await sendAnswer(message, response, await failed(asked, id));
    }
  }

  private read(message: IncomingMessage): Asked {
    const { clients } = this.parts;
    // A proxy may be asked with a whole address; `OPTIONS *` asks about the whole server.
    const address = (message.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
    const mark = address.indexOf("?");
    const [path, query] = mark < 0 ? [address, ""] : [address.slice(0, mark), address.slice(mark)];
    const forwarded = clients.isProxied(message) ? message.headers : {};
    const host = String(forwarded["x-forwarded-host"] ?? message.headers.host ?? "");
    const protocol = String(forwarded["x-forwarded-proto"] ?? "http").split(",")[0];
    return {
      path: path.startsWith("/") ? path : "/",
      query,
      kind: requestKind(path),
      client: clients.countedAs(message),
      origin: siteOrigin({ host, protocol }),
      message,
    };
  }

  private async answer(asked: Asked, reader: AbortSignal): Promise<Answer> {
    const refusal = refusalOf(asked);
    if (refusal) return plainAnswer(asked.path, refusal);
    const { limits, version, kept } = this.parts;
    if (asked.kind === "health") return healthAnswer(await version.isReadable());
    const wait = limits.take(asked.client, asked.kind);
    if (wait > 0) return tooManyRequests(asked, limits.most, wait);
    const shown = asked.kind === "asset" ? null : await version.current();
    // An import that changed nothing makes no version, and is seen on the list of imports alone.
    const mayKeep = async (answer: Answer) =>
      asked.kind === "asset" ||
      (asked.path !== paths.imports &&
        shown !== null &&
        shown === (await version.current()) &&
        version.isShownBy(answer));
    return kept.get(keyOf(asked), shown, reader, (demand) => this.make(asked, demand), mayKeep);
  }

  private async make(asked: Asked, demand: Demand): Promise<Answer> {
    const { path, query, kind, client, origin } = asked;
    if (kind === "health") throw new Error("no process is asked how the server is");
    const request = { path: `${path}${query}`, headers: headersFor(asked) };
    const isHeavy = kind === "page" && this.heavy.has(path, query);
    const isMain = mainPages.some(({ href }) => href === request.path);
    const make = (lane: LaneName, of = demand) =>
      this.parts.lanes.ask(lane, client, request, of, async (message, work) => {
        const answer = await receiveAnswer(message, origin);
        this.heavy.note(path, query, work());
        return answer;
      });
    try {
      if (isHeavy && isMain) return await make("main", always);
      return await make(isHeavy ? "heavy" : kind);
    } catch (error) {
      if (error instanceof QueueFull) return busy(asked);
      if (!(error instanceof WorkRefused)) throw error;
      this.heavy.note(path, query, Number.POSITIVE_INFINITY);
      // What everybody opens first has to be there, whoever waits for it.
      return isMain && !isHeavy ? make("main", always) : tooMuchWork(asked);
    }
  }
}

const always: Demand = { signal: new AbortController().signal, isWanted: () => true };

function refusalOf({ message, path, query }: Asked): AddressRefusal | ReturnType<typeof refusedMethod> {
  return refusedMethod(message.method ?? "", path) ?? refusedAddress(path, query);
}

/** All that an answer depends on, but for the version. */
function keyOf({ kind, origin, path, query }: Asked): string {
  const of = kind === "asset" ? [] : [shanghaiDay(new Date()), origin];
  return [...of, `${path}${query}`].join(" ");
}

/** Nothing of the reader but what the key names. */
function headersFor({ origin }: Asked): Record<string, string> {
  const { host, protocol } = new URL(origin);
  return { host, "x-forwarded-proto": protocol.slice(0, -1) };
}

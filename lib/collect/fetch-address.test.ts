import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressPolicy } from "./address-policy";
import { type Fetched, Fetcher, fetchableUrl, type KnownTags, plainTerms, userAgent } from "./fetch-address";
import { fetchLimits } from "./fetch-limits";
import { redirectTo, type TestSite, testSite } from "./test-site";

let site: TestSite;
beforeEach(async () => {
  site = await testSite();
});
afterEach(() => site.close());

const unknown: KnownTags = { finalUrl: null, etag: null, lastModified: null };
const bomb = gzipSync(Buffer.alloc(50_000_000));
const limits = { ...fetchLimits, bytes: 100_000 };
/** Little patience, for what never ends. */
const hasty = { limits: { ...limits, headers: 200, body: 300 } };
const terms = {
  ...plainTerms,
  limits,
  policy: addressPolicy(["127.0.0.1"]),
  agent: userAgent("a@b.cn"),
  pause: 0,
};
const fetched = (path: string, more: Partial<typeof terms> = {}, known = unknown) =>
  new Fetcher({ ...terms, ...more }).fetch(path.startsWith("/") ? site.origin + path : path, known);
const inShort = (one: Fetched) =>
  one.kind === "content" ? one.bytes.toString() : one.kind === "unchanged" ? 304 : one.fault;

describe("fetching", () => {
  it("gives the bytes with what the server says of them, and says who asks", async () => {
    const tags = { etag: '"1"', "last-modified": "Mon, 15 Jan 2024 00:00:00 GMT" };
    site.put("/a", (response) => response.writeHead(200, tags).end("甲"));
    expect(await fetched("/a#top")).toMatchObject({
      ...{ kind: "content", status: 200, etag: '"1"', lastModified: tags["last-modified"] },
      ...{ finalUrl: `${site.origin}/a`, isPermanent: true, bytes: Buffer.from("甲") },
    });
    expect(site.asked.map(({ path }) => path)).toEqual(["/robots.txt", "/a"]);
    expect(site.asked.at(-1)?.headers["user-agent"]).toMatch(/^nianbaotong\/\d.*a@b\.cn/);
  });

  it("asks for what is new only, where it knows what was there, and keeps its tags", async () => {
    site.put("/a", (response, { headers }) =>
      headers["if-none-match"] === '"1"' ? response.writeHead(304).end() : response.end("new"),
    );
    const known = {
      finalUrl: `${site.origin}/a`,
      etag: '"1"',
      lastModified: "Mon, 15 Jan 2024 00:00:00 GMT",
    };
    expect(await fetched("/a", {}, known)).toMatchObject({ kind: "unchanged", etag: '"1"' });
    expect(site.asked.at(-1)?.headers["if-modified-since"]).toBe(known.lastModified);
    expect(inShort(await fetched("/a", {}, { ...known, finalUrl: `${site.origin}/b` }))).toBe("new");
  });

  it("asks again, twice at most, for what failed for the moment, and not of a host that goes on failing", async () => {
    const fetcher = new Fetcher(terms);
    const fetch = async (path: string) => inShort(await fetcher.fetch(site.origin + path, unknown));
    const times = (path: string) => site.asked.filter((one) => one.path === path).length;
    let asked = 0;
    site.put("/once", (response) => {
      asked += 1;
      if (asked === 1) response.writeHead(502).end();
      else if (asked === 2) response.socket?.destroy();
      else response.end("there");
    });
    for (const path of ["/never", "/neither"]) site.put(path, (response) => response.writeHead(500).end());
    site.put("/busy", (response) => response.writeHead(503).end());
    expect(await fetch("/once")).toBe("there");
    expect(await fetch("/gone")).toBe("absent");
    expect(await fetch("/never")).toBe("status");
    expect(await fetch("/neither")).toBe("status");
    expect(await fetch("/busy")).toBe("busy");
    expect(["/once", "/gone", "/never", "/neither", "/busy"].map(times)).toEqual([3, 1, 3, 1, 1]);
  });

  it("does not believe a 304 that nobody asked for", async () => {
    site.put("/a", (response) => response.writeHead(304).end());
    expect(inShort(await fetched("/a"))).toBe("status");
  });

  it.each([
    [404, "absent"],
    [410, "absent"],
    [403, "status"],
    [500, "status"],
    [206, "status"],
    [503, "busy"],
    [429, "busy"],
  ])("answers to status %s with %s", async (status, fault) => {
    site.put("/a", (response) => response.writeHead(status).end("x"));
    expect(await fetched("/a")).toMatchObject({ fault, status });
  });

  it("asks a host that is busy for nothing more", async () => {
    site.put("/a", (response) => response.writeHead(429).end());
    site.put("/b", "b");
    const fetcher = new Fetcher(terms);
    await fetcher.fetch(`${site.origin}/a`, unknown);
    expect(inShort(await fetcher.fetch(`${site.origin}/b`, unknown))).toBe("busy");
    expect(site.asked.map(({ path }) => path)).not.toContain("/b");
  });

  it("never asks a host for two things at once", async () => {
    for (const path of ["/a", "/b", "/c"])
      site.put(path, (response) => void setTimeout(() => response.end(path), 20));
    const fetcher = new Fetcher(terms);
    const answers = await Promise.all(
      ["/a", "/b", "/c"].map((path) => fetcher.fetch(site.origin + path, unknown)),
    );
    expect(answers.map(inShort)).toEqual(["/a", "/b", "/c"]);
    expect(site.most()).toBe(1);
    expect(site.asked.filter(({ path }) => path === "/robots.txt")).toHaveLength(1);
  });

  it("stops when the run has received as much as it may", async () => {
    for (const path of ["/a", "/b"]) site.put(path, "x".repeat(600));
    const fetcher = new Fetcher({ ...terms, limits: { ...limits, runBytes: 500 } });
    expect(inShort(await fetcher.fetch(`${site.origin}/a`, unknown))).toHaveLength(600);
    expect(inShort(await fetcher.fetch(`${site.origin}/b`, unknown))).toBe("run-large");
  });
});

describe("a redirect", () => {
  it("is followed, and told where it is for good", async () => {
    site.put("/a", redirectTo("/b", 301));
    site.put("/b", redirectTo("/c", 308));
    site.put("/c", "c");
    expect(await fetched("/a")).toMatchObject({ finalUrl: `${site.origin}/c`, isPermanent: true });
    site.put("/b", redirectTo("/c", 302));
    expect(await fetched("/a")).toMatchObject({ finalUrl: `${site.origin}/c`, isPermanent: false });
  });

  it("to a Chinese path leads there, in the bytes that the server wrote", async () => {
    const target = Buffer.from("/年报.html").toString("latin1");
    site.put("/a", (response) => {
      response.socket?.write(
        Buffer.from(`HTTP/1.1 302 Found\r\nLocation: ${target}\r\nContent-Length: 0\r\n\r\n`, "latin1"),
      );
    });
    site.put(encodeURI("/年报.html"), "report");
    expect(inShort(await fetched("/a"))).toBe("report");
  });

  it("is followed five times", async () => {
    for (const at of [0, 1, 2, 3, 4, 5]) site.put(`/${at}`, redirectTo(`/${at + 1}`));
    site.put("/6", "end");
    expect(inShort(await fetched("/1"))).toBe("end");
    expect(inShort(await fetched("/0"))).toBe("redirects");
  });

  it.each(["http://127.0.0.2:1/x", "http://169.254.169.254/latest", "http://[::1]/", "http://2130706434/"])(
    "to the private %s is refused, by its name",
    async (target) => {
      site.put("/a", redirectTo(target));
      expect(await fetched("/a")).toMatchObject({ fault: "private", at: new URL(target).href });
    },
  );

  it.each(["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:word@127.0.0.1/", "http://", "gopher://x"])(
    "to %s is refused",
    async (target) => {
      site.put("/a", redirectTo(target));
      expect(inShort(await fetched("/a"))).toBe("address");
    },
  );

  it("to the home page is no page", async () => {
    site.put("/zwgk/a", redirectTo("/"));
    site.put("/", "home");
    expect(inShort(await fetched("/zwgk/a"))).toBe("home");
    expect(inShort(await fetched("/"))).toBe("home");
  });
});

describe("an address", () => {
  it("that is private is not connected to unless it is named", async () => {
    site.put("/a", "a");
    expect(inShort(await fetched("/a", { policy: addressPolicy() }))).toBe("private");
    expect(inShort(await fetched(`http://localhost:${site.port}/a`, { policy: addressPolicy() }))).toBe(
      "private",
    );
    expect(site.asked).toEqual([]);
  });

  it("is the one that was checked, whatever the name means the second time", async () => {
    site.put("/a", redirectTo(`http://sub.example.cn:${site.port}/b`));
    site.put("/b", "b");
    const asked: string[] = [];
    const resolve = async (name: string) => {
      asked.push(name);
      return asked.filter((one) => one === name).length === 1 ? ["127.0.0.1"] : ["127.0.0.2"];
    };
    const fetcher = new Fetcher({ ...terms, resolve });
    const address = `http://www.example.cn:${site.port}/robots.txt`;
    site.put("/robots.txt", "User-agent: *\nAllow: /");
    // Asked for robots.txt, then for the page: each time the name is resolved, checked and pinned.
    expect(inShort(await fetcher.fetch(address, unknown))).toBe("private");
    expect(asked).toEqual(["www.example.cn", "www.example.cn"]);
    expect(site.asked.map(({ path, headers }) => [path, headers.host])).toEqual([
      ["/robots.txt", `www.example.cn:${site.port}`],
    ]);
  });

  it("is resolved once for a request: a second look would find another", async () => {
    site.put("/a", "a");
    let looks = 0;
    const resolve = async () => {
      looks += 1;
      return ["127.0.0.1"];
    };
    expect(inShort(await fetched(`http://www.example.cn:${site.port}/a`, { resolve }))).toBe("a");
    expect(looks).toBe(site.asked.length);
  });

  it("of a name that means a private and a public address is only the allowed one", async () => {
    site.put("/a", "a");
    const resolve = async () => ["127.0.0.2", "127.0.0.1"];
    expect(inShort(await fetched(`http://www.example.cn:${site.port}/a`, { resolve }))).toBe("a");
  });

  it("without a name behind it is said to be so, and one that nobody listens at", async () => {
    const resolve = async () => {
      throw new Error("ENOTFOUND");
    };
    expect(inShort(await fetched("http://www.example.cn/a", { resolve }))).toBe("name");
    expect(inShort(await fetched("http://127.0.0.1:1/a"))).toBe("connect");
  });

  it.each([
    "ftp://a.cn/",
    "javascript:alert(1)",
    "http://u@a.cn/",
    "http://a.cn:99999/",
    "a.cn",
    `http://a.cn/${"x".repeat(2000)}`,
  ])("is no page to be fetched: %s", (address) => expect(fetchableUrl(address)).toBeNull());
});

describe("robots.txt", () => {
  it("is heeded, on every host that redirects lead to", async () => {
    site.put("/robots.txt", "User-agent: nianbaotong\nDisallow: /no");
    site.put("/a", redirectTo("/no/b"));
    expect(inShort(await fetched("/no/a?x=1"))).toBe("robots");
    expect(inShort(await fetched("/a"))).toBe("robots");
    expect(site.asked.map(({ path }) => path)).not.toContain("/no/b");
  });

  it("that cannot be had allows nothing; one that is not there allows all", async () => {
    site.put("/a", "a");
    expect(inShort(await fetched("/a"))).toBe("a");
    site.put("/robots.txt", (response) => response.writeHead(500).end());
    expect(inShort(await fetched("/a"))).toBe("robots-unknown");
    site.put("/robots.txt", () => undefined);
    expect(inShort(await fetched("/a", hasty))).toBe("slow");
  });
});

describe("an answer", () => {
  it.each([
    ["whose head does not come", () => undefined, "slow"],
    [
      "whose body drips",
      (response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write("x"), 20);
        response.on("close", () => clearInterval(drip));
      },
      "slow",
    ],
    [
      "that says it is huge",
      (response) => response.writeHead(200, { "content-length": "999999999" }).write("x"),
      "large",
    ],
    [
      "that is huge without saying so",
      (response) => {
        for (let at = 0; at < 200; at += 1) response.write("x".repeat(1000));
        response.end();
      },
      "large",
    ],
    [
      "that ends before the length it said",
      (response) => {
        response.writeHead(200, { "content-length": "500" }).write("x");
        setTimeout(() => response.destroy(), 20);
      },
      "broken",
    ],
    [
      "that breaks off between chunks",
      (response) => {
        response.write("x");
        setTimeout(() => response.destroy(), 20);
      },
      "broken",
    ],
    [
      "that is longer than the length it said",
      (response) => {
        response.socket?.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nabcdef");
        response.socket?.end();
      },
      "broken",
    ],
    [
      "with a length twice",
      (response) => {
        response.socket?.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc");
        response.socket?.end();
      },
      "broken",
    ],
    [
      "that unpacks to a thousand times its size",
      (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
      "large",
    ],
    [
      "packed in another way than it says",
      (response) => response.writeHead(200, { "content-encoding": "gzip" }).end("plain"),
      "packed",
    ],
    [
      "packed in a way that nobody asked for",
      (response) => response.writeHead(200, { "content-encoding": "br" }).end("plain"),
      "packed",
    ],
    [
      "whose packing breaks off",
      (response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(99)).subarray(0, 20)),
      "packed",
    ],
  ] satisfies [string, Parameters<TestSite["put"]>[1], string][])(
    "%s is not taken",
    async (_, answer, fault) => {
      site.put("/a", answer);
      expect(inShort(await fetched("/a", fault === "slow" ? hasty : {}))).toBe(fault);
    },
  );

  it.each([
    ["gzip", gzipSync("甲")],
    ["deflate", deflateSync("甲")],
    ["deflate", deflateRawSync("甲")],
    ["identity", Buffer.from("甲")],
  ])("packed as %s is unpacked", async (packing, bytes) => {
    site.put("/a", (response) => response.writeHead(200, { "content-encoding": packing }).end(bytes));
    expect(inShort(await fetched("/a"))).toBe("甲");
  });
});

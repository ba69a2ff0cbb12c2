import type { QueryResult } from "pg";
import pg from "pg";
import { settings } from "@/lib/settings";
import { connect, poolOf } from "./connect";

/**
 * In milliseconds: how long copies of the database may take to get a version, or one to answer, before the database
 * itself is asked; the steps in which they are asked; and when a statement of a copy that is silent is given up.
 */
const patience = { most: 2_000, step: 50, silence: 20_000 };

/** Whether there are copies that answer beside the database. */
export const hasCopies = (): boolean => settings().DATABASE_READ_URLS.length > 0;

let turn = 0;

/**
 * The address that answers the questions about a version: in turn one of the copies (`DATABASE_READ_URLS`) that has
 * the version, else the database itself. What a copy shows of a version is whole, as a version is published in one
 * transaction. A copy that does not answer holds nobody up longer than `patience.most`.
 */
export async function answeringAddress(address: string, version: number): Promise<string> {
  const copies = settings().DATABASE_READ_URLS;
  if (copies.length === 0) return address;
  const first = turn++ % copies.length;
  const end = Date.now() + patience.most;
  // Whose turn it is has a little time before the next one is asked.
  const asked = [...copies.slice(first), ...copies.slice(0, first)].map(async (copy, place) => {
    await pause(place * patience.step);
    await waitForVersion(copy, version, end);
    return copy;
  });
  const late = pause(patience.most).then(() => address);
  return Promise.race([Promise.any(asked).catch(() => address), late]);
}

/** Throws where the copy does not have the version in time, or does not answer. */
async function waitForVersion(copy: string, version: number, end: number): Promise<void> {
  const client = await connect(
    copy,
    { search_path: "public" },
    { connecting: patience.most, answering: patience.most },
  );
  try {
    while (version > 0) {
      const { rows } = await client.query("select 1 from dataset_versions where id = $1", [version]);
      if (rows.length > 0) return;
      if (Date.now() > end) throw new Error(`the copy does not have version ${version}`);
      await pause(patience.step);
    }
  } finally {
    await client.end();
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());

/** What the query builder needs of a pool. */
export type Asked = Pick<pg.Pool, "end"> & {
  query(statement: pg.QueryConfig, values?: unknown[]): Promise<QueryResult>;
};

/**
 * Connections that show one version, to a copy as long as it answers. What it fails to answer, or does not answer in
 * time, is asked of the database itself, which shows the same version; and so is everything after it.
 */
export class CopyPool implements Asked {
  private readonly copy: pg.Pool;
  private itself: pg.Pool | null = null;
  private isLost = false;

  constructor(
    copy: string,
    private readonly address: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {
    this.copy = poolOf(copy, settings, { connecting: patience.most, answering: patience.silence });
  }

  async query(statement: pg.QueryConfig, values?: unknown[]): Promise<QueryResult> {
    if (this.isLost) return this.instead(statement, values);
    const asked = this.copy.query(statement, values);
    const outcome = asked.then(
      () => null,
      (error: unknown) => error,
    );
    const failure = await Promise.race([outcome, pause(patience.most).then(() => "late")]);
    if (failure === null) return asked;
    if (failure === "late") return this.first(asked, this.instead(statement, values));
    if (failure instanceof pg.DatabaseError && !unanswered.test(failure.code ?? "")) throw failure;
    this.isLost = true;
    return this.instead(statement, values);
  }

  async end(): Promise<void> {
    await Promise.all([this.copy.end(), this.itself?.end()]);
  }

  /** What the copy or the database itself answers first; a copy that is the last is asked no more. */
  private first(copy: Promise<QueryResult>, instead: Promise<QueryResult>): Promise<QueryResult> {
    const late = instead.then((result) => {
      this.isLost = true;
      return result;
    });
    return Promise.any([copy, late]);
  }

  private instead(statement: pg.QueryConfig, values?: unknown[]): Promise<QueryResult> {
    this.itself ??= poolOf(this.address, this.settings);
    return this.itself.query(statement, values);
  }
}

/** What is no fault of the statement: a copy that stops, is full, has lost its rights, or cancels what hinders it. */
const unanswered = /^(?:08|28|3D|40|53|57|58|XX)/;

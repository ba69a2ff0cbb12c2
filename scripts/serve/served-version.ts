import type { ReadDb } from "@/db/client";
import { readsVersions } from "@/db/queries/dataset-version";
import { WatchedDatabase } from "@/db/watched-database";
import { databaseAddress } from "@/lib/settings";

/** What the web processes show at this moment, as the front server sees it. */
export class ServedVersion {
  private watched: Promise<WatchedDatabase> | null = null;
  private answers: ReadDb["answers"] = null;
  private number = 0;

  /** @param changed called when another version, or another database, is shown from now on */
  constructor(
    private readonly changed: () => void,
    private readonly address = databaseAddress(),
  ) {}

  /** Another number after each change; null while the database cannot be read. */
  async current(): Promise<number | null> {
    try {
      const { answers } = await this.database();
      if (answers !== this.answers) {
        this.answers = answers;
        this.number += 1;
        this.changed();
      }
      return this.number;
    } catch {
      return null;
    }
  }

  /** Whether the database can be read at this moment: it is asked something. */
  async isReadable(): Promise<boolean> {
    try {
      await readsVersions(await this.database());
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await (await this.watched)?.close();
  }

  private async database(): Promise<ReadDb> {
    this.watched ??= WatchedDatabase.open(this.address);
    try {
      return await (await this.watched).current();
    } catch (error) {
      // It may be there when the next one asks.
      void this.watched?.then((watched) => watched.close()).catch(() => undefined);
      this.watched = null;
      throw error;
    }
  }
}

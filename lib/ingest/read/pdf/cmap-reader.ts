import cmaps from "./cmaps.json";

const known = new Map(Object.entries(cmaps));

/** Hands pdf.js the Chinese character maps from memory: the reading process may open no file. */
export class CmapReader {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const encoded = known.get(name);
    if (encoded === undefined) throw new Error(`no character map "${name}"`);
    return { cMapData: new Uint8Array(Buffer.from(encoded, "base64")), isCompressed: true };
  }
}

/** pdf.js asks for fonts and programs that only drawing needs. */
export class NothingToFetch {
  async fetch(): Promise<never> {
    throw new Error("not needed for reading");
  }
}

import type { Metadata } from "../../document";
import { ReadError } from "../../open/read-error";
import { unzip } from "../../open/unzip";

export type OdfParts = { content: string; styles: string; metadata: Metadata[] };

/**
 * The parts of an OpenDocument file that are read.
 * @throws ReadError if it is damaged, encrypted, unsafe or has no content
 */
export async function odfParts(bytes: Uint8Array): Promise<OdfParts> {
  const names = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"];
  const parts = await unzip(bytes, (name) => names.includes(name));
  const text = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  if (/<manifest:encryption-data\b/.test(text("META-INF/manifest.xml")))
    throw new ReadError("已加密，请解除密码后再导入");
  for (const name of names)
    if (/<!DOCTYPE|<!ENTITY/i.test(name.startsWith("META") ? "" : text(name)))
      throw new ReadError("文档中有不允许的声明（DOCTYPE），未读取；请重新保存");
  const content = text("content.xml");
  if (content === "") throw new ReadError("的结构已损坏，没有正文，请重新下载或索取原件");
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(text("meta.xml"))?.[1];
  return { content, styles: text("styles.xml"), metadata: title ? [{ name: "title", value: title }] : [] };
}

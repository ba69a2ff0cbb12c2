import { z } from "zod";
import { type Query, type Requested, requestedView } from "../requested-view";

const themeSchema = z.enum(["light", "dark"]).default("light");
const followSchema = z.enum(["", "1"]).default("");

type RequestedShare = Requested & { theme: "light" | "dark"; follow: boolean };

/** What the address of 嵌入与转用 asks for: a view, on light or dark, of this version or of the latest. */
export async function requestedShare({ theme, follow, ...query }: Query): Promise<RequestedShare> {
  const found = await requestedView(query);
  const [ground, data] = [themeSchema.safeParse(theme), followSchema.safeParse(follow)];
  const wrong = [...(ground.success ? [] : ["theme"]), ...(data.success ? [] : ["follow"])];
  const sentences: Record<string, string> = {
    theme: "theme可以是light、dark",
    follow: "follow只能是1，即随新的导入更新",
  };
  return {
    ...found,
    problems: [...found.problems, ...wrong.flatMap((key) => sentences[key] ?? [])],
    wrong: [...found.wrong, ...wrong],
    theme: ground.data ?? "light",
    follow: data.data === "1",
  };
}

import { type Query, type Requested, requestedView } from "../requested-view";

/** What the address of the list of agencies asks for: a group, or words to search for. */
export async function requestedSearch({ q, ...query }: Query): Promise<Requested & { words: string }> {
  const found = await requestedView(query);
  if (!Array.isArray(q)) return { ...found, words: q?.trim() ?? "" };
  return {
    ...found,
    words: "",
    problems: [...found.problems, "一次只能查找一个名称"],
    wrong: [...found.wrong, "q"],
  };
}

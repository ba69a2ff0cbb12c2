const longestQuery = 8_192;

export type Refusal = { status: number; sentence: string };

/** Why an address cannot be answered at all, before any page sees it; null for all others. */
export function refusedAddress(path: string, query: string): Refusal | null {
  if (!isReadable(path)) return { status: 400, sentence: "网址中的字符编码不正确，请检查后重新输入。" };
  if (query.length > longestQuery)
    return { status: 414, sentence: `网址中的条件超过${longestQuery}个字符，请减少机关或指标后再查看。` };
  return null;
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

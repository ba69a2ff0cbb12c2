/** The words in which reports tell how much they disclosed. A text with any other word is not understood. */
const vocabulary = {
  among: "其中",
  year: "本年度?(?:内|中|全年)?|全年度?|年度内|年内|当年",
  column: "(?:政府信息|信息|政务)公开(?:专栏|专区|平台)|专栏|专区",
  other:
    "微信群|QQ群|视频号|(?:政府信息|信息|政务)公开栏|公开栏|公告栏|宣传栏|公示栏|信息栏|公示牌|(?:政府)?公报|报纸|报刊|广播|电视台?|客户端|APP|抖音号?|今日头条|头条号|(?:政务)?新媒体|(?:电子)?显示屏|LED屏|宣传册|宣传单|短信|其他(?:方式|渠道|途径)|政务服务(?:大厅|中心)|查阅点",
  site: "门户网站|政务网站|官方网站|网站|官网",
  wechat: "(?:政务|官方)?微信(?:公众号|公众平台|平台)?|(?:政务|官方)?公众号",
  weibo: "(?:政务|官方|新浪)?微博",
  many: "等?(?:多种|多个|各种|各类|多|各|线上线下|不同)(?:平台|载体|渠道|方式|途径|形式|媒体|媒介)+|等(?:平台|载体|渠道|方式|途径|形式|媒体|媒介)*",
  info: "(?:政府|政务)?信息(?:数量|总数|总量|条数|数)?",
  verb: "主动公开|对外公开|依法公开|公开发布|公开|发布|公布|推送|刊载|刊发|登载",
  whole: "共计|总计|合计|累计|一共|总共|共",
  filler:
    "各类|各种|各项|达到|达|为|有|已|了|的|及时|依法|积极|持续|主动|向社会(?:公众)?|上|里|平台|渠道|方式|途径|形式|、|和|以及|及|与|或|并",
  at: "通过|利用|依托|借助|运用|在|于|经",
  self: "本机关",
  owner: "人民政府|政府|官方|门户|省|市|区|县|镇|乡|街道|局|“[^”]{1,15}”",
} as const;

export type DisclosedWord = { kind: keyof typeof vocabulary; text: string };

const pattern = new RegExp(
  Object.entries(vocabulary)
    .map(([kind, words]) => `(?<${kind}>${words})`)
    .join("|"),
  "y",
);

/** The words of a text, or null where it holds any that is not known. */
export function disclosedWords(text: string): DisclosedWord[] | null {
  const words: DisclosedWord[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return null;
    const kind = kinds.find((name) => match.groups?.[name] !== undefined);
    if (!kind) return null;
    words.push({ kind, text: match[0] });
    at += match[0].length;
  }
  return words;
}

// Safe: the keys of a constant object are its own names.
const kinds = Object.keys(vocabulary) as DisclosedWord["kind"][];

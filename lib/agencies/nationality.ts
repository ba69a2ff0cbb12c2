const NAMES =
  "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各";
const GROUPS = NAMES.split(" ")
  .sort((a, b) => b.length - a.length)
  .map((name) => `${name}族`)
  .join("|");
const LONG = new RegExp(`^(.{2,}?)(?:${GROUPS})+(?:自治)?(乡|镇|县|旗|州)$`);

/** The short form in official use: 于家务回族乡 → 于家务乡, 大厂回族自治县 → 大厂县; null where there is none. */
export function withoutNationality(name: string): string | null {
  const [, stem, suffix] = LONG.exec(name) ?? [];
  return stem === undefined || suffix === undefined ? null : stem + suffix;
}

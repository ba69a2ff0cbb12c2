/** An invented province with one city and two districts; the codes 99… belong to nobody. */
export const province = { code: "990000", name: "演示省" } as const;
export const city = { code: "990100", name: "澄湾市" } as const;

export type District = {
  code: string;
  name: string;
  subdistricts: readonly string[];
  towns: readonly string[];
  townships: readonly string[];
};

/** Codes of the units follow from the order: 街道 from 001, 镇 from 101, 乡 from 201. */
export const districts: readonly District[] = [
  {
    code: "990101",
    name: "临溪区",
    subdistricts: [
      "清晏街道",
      "喆园街道",
      "柳桥巷街道",
      "镕金路街道",
      "东篱街道",
      "北渚街道",
      "文澜坊街道",
      "钟堃里街道",
      "南汀街道",
    ],
    towns: [
      "澄口镇",
      "石梓镇",
      "喆溪镇",
      "云栈镇",
      "白鹭矶镇",
      "镕川镇",
      "双槐集镇",
      "堃山镇",
      "鹿鸣铺镇",
      "茶亭垭镇",
      "七里汀镇",
      "青堃镇",
    ],
    townships: ["雁栖坪土家族苗族乡", "松萝布依族苗族乡", "云上畲族乡", "三岔雾乡"],
  },
  {
    code: "990102",
    name: "望岚区",
    subdistricts: [
      "槐荫里街道",
      "书带草街道",
      "观星台街道",
      "秋水巷街道",
      "晴川里街道",
      "听松街道",
      "半山亭街道",
      "鹤汀街道",
    ],
    towns: [
      "沉香渡镇",
      "石磨沟镇",
      "星斗坪镇",
      "古藤镇",
      "枫香驿镇",
      "淼泉镇",
      "垚岭镇",
      "落雁滩镇",
      "铁索渡镇",
      "雀舌镇",
    ],
    townships: [
      "龙潭寨仡佬族侗族乡",
      "月亮湾瑶族乡",
      "阿木嘎哈尼族彝族傣族乡",
      "冷杉乡",
      "石匣子乡",
      "雾灵垭乡",
      "苦竹寨乡",
      "雀舌乡",
    ],
  },
];

export const cityBureaus: readonly string[] = [
  "教育局",
  "公安局",
  "民政局",
  "财政局",
  "人力资源和社会保障局",
  "自然资源和规划局",
  "生态环境局",
  "住房和城乡建设局",
  "交通运输局",
  "水务局",
  "农业农村局",
  "文化和旅游局",
  "卫生健康委员会",
  "应急管理局",
  "市场监督管理局",
  "数据局",
];

/** By district code. */
export const districtBureaus: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "990101",
    ["教育局", "民政局", "城市管理局", "住房和城乡建设局", "市场监督管理局", "农业农村局", "乡村振兴局"],
  ],
  [
    "990102",
    ["教育局", "民政局", "综合行政执法局", "住房和城乡建设局", "卫生健康局", "文化和旅游局", "旅游发展局"],
  ],
]);

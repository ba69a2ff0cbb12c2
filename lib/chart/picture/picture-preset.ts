export const picturePresets = ["web", "wechat", "large", "square"] as const;
export type PicturePreset = (typeof picturePresets)[number];

/**
 * Size in px; without a height a picture is as high as it needs. `scale` enlarges the drawing's 12 px letters;
 * what does not fit is drawn smaller, down to `least`, and then on a picture up to `most` px high.
 */
export type PictureSize = {
  width: number;
  height: number | null;
  most: number;
  scale: number;
  least: number;
};

export const pictureSizes: Record<PicturePreset, PictureSize> = {
  web: { width: 1200, height: 675, most: 2400, scale: 1.5, least: 1 },
  wechat: { width: 1080, height: null, most: Number.POSITIVE_INFINITY, scale: 2, least: 1.5 },
  large: { width: 2400, height: 1350, most: 1350, scale: 2.5, least: 1.25 },
  square: { width: 1080, height: 1080, most: 1080, scale: 1.8, least: 1.1 },
};

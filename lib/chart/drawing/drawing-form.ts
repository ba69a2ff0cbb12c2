/** The forms that are drawn. `share` is the stack with every year as 100 %. */
export const drawingForms = ["line", "bar", "stacked", "share"] as const;
export type DrawingForm = (typeof drawingForms)[number];

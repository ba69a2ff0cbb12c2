/** The forms that are drawn. `share` is the stack with every year as 100 %. */
export type DrawingForm =
  | "line"
  | "bar"
  | "grouped"
  | "stacked"
  | "share"
  | "slope"
  | "heat"
  | "scatter"
  | "multiples";

import type { PrintLook } from "./printed-page";

const plain: PrintLook = {
  size: 10.5,
  labels: 60,
  figures: 40,
  disputes: 30,
  lines: "all",
  align: "center",
  valign: "middle",
  wrapsNumbers: true,
  repeatsHeads: false,
  cutsRows: true,
  padding: 2,
};

/** Narrow columns as word processors and browsers print them: heads of one or two characters a line, cut figures. */
export const printLooks: Readonly<Record<string, PrintLook>> = {
  "two characters a line": { ...plain, labels: 40, disputes: 26 },
  "one character a line": { ...plain, labels: 30, figures: 30, disputes: 20 },
  "columns as wide as a digit or two": { ...plain, labels: 24, figures: 34, disputes: 15, size: 9 },
  "large type at the upper left": {
    ...plain,
    figures: 45,
    disputes: 34,
    size: 12,
    align: "left",
    valign: "top",
  },
  "heads on each page": { ...plain, labels: 80, figures: 36, align: "right", repeatsHeads: true },
  "numbers that stick out": { ...plain, labels: 45, figures: 45, wrapsNumbers: false },
  "whole rows on each page": { ...plain, labels: 36, figures: 28, disputes: 18, size: 8, cutsRows: false },
  "small type without margins": { ...plain, labels: 50, figures: 26, disputes: 26, size: 7.5, padding: 0 },
  "wide margins": { ...plain, labels: 45, figures: 38, size: 14, padding: 5.4 },
  "no lines": {
    ...plain,
    lines: "none",
    labels: 46.8,
    disputes: 31.2,
    size: 11,
    align: "left",
    valign: "top",
  },
  "no lines, centred": { ...plain, lines: "none", labels: 60, disputes: 33, size: 9 },
  "no lines, at the right": {
    ...plain,
    lines: "none",
    size: 9,
    padding: 5.4,
    align: "right",
    cutsRows: false,
  },
};

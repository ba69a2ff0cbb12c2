import { disclosureBlocks } from "@/lib/catalogue/disclosure";
import { disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { labelKey } from "@/lib/catalogue/label-key";
import { applicants, legalSubtotal } from "@/lib/catalogue/requests";
import { amountHead } from "./money-unit";

const heads = new Set(
  [
    "信息内容",
    "行政诉讼",
    "法人或其他组织",
    "申请人情况",
    ...[...applicants, ...disputeResults].flatMap(({ zh, aliases }) => [zh, ...aliases]),
    legalSubtotal.zh,
    ...legalSubtotal.aliases,
    ...disputeRoutes.map(({ zh }) => zh),
    ...disclosureBlocks.flatMap(({ measures }) => measures.flatMap(({ zh, aliases }) => [zh, ...aliases])),
  ].map(labelKey),
);

const isHead = (key: string) => heads.has(key) || amountHead(key) !== null;

/** Whether a line is nothing but column heads of the statutory tables, set apart by spaces. */
export function isHeadLine(pieces: readonly string[]): boolean {
  return pieces.length > 1 && pieces.every((piece) => isHead(labelKey(piece)));
}

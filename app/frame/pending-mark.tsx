"use client";

import { useLinkStatus } from "next/link";

/**
 * Within a link whose page takes longer than a moment. Not a loading.tsx: that would send every page in two parts,
 * which without JavaScript never come together, and answer 200 where a page is missing.
 */
export function PendingMark() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span className="pending" role="status">
      <span className="unseen">正在读取数据</span>
    </span>
  );
}

/**
 * Whether there can be a report on a year: from 2008 on, when the 条例 came into force. The end is far off and does
 * not move, or the same file would be refused on one day and read on another.
 */
export const isReportYear = (year: number): boolean => Number.isInteger(year) && year >= 2008 && year <= 2049;

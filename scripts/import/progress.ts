import cliProgress from "cli-progress";
import { printNotice } from "../terminal";

export type Progress = { update(done: number, total: number): void; close(): void };

/** A bar with rate and time left on a terminal; elsewhere a line every ten seconds. `work` is what is done. */
export function openProgress(total: number, work: "导入" | "收集" = "导入"): Progress {
  if (!process.stderr.isTTY) return plainProgress(work);
  const started = performance.now();
  const bar = new cliProgress.SingleBar({
    format: `${work} {bar} {value}/{total}份，每秒{rate}份，约剩{left}`,
    barsize: barWidth(process.stderr.columns, total),
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { rate: "–", left: "–" });
  return {
    update(done) {
      const rate = (done * 1000) / (performance.now() - started);
      const shown = rate < 10 ? rate.toFixed(1) : Math.round(rate);
      bar.update(done, { rate: shown, left: timeLeft((total - done) / rate) });
    },
    close: () => bar.stop(),
  };
}

/** What the words leave of a line, within bounds: on a narrow terminal the numbers matter more than the bar. */
export function barWidth(columns: number, total: number): number {
  const words = 39 + 2 * String(total).length;
  return Math.max(5, Math.min(40, columns - words));
}

export function timeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole}秒`;
  const minutes = Math.ceil(whole / 60);
  return minutes < 60 ? `${minutes}分钟` : `${Math.floor(minutes / 60)}小时${minutes % 60}分钟`;
}

function plainProgress(work: string): Progress {
  const pause = 10_000;
  let last = performance.now();
  return {
    update(done, total) {
      if (performance.now() - last < pause) return;
      last = performance.now();
      printNotice(`已${work}${done}份，共${total}份。`);
    },
    close() {},
  };
}

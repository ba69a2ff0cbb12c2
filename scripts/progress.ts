import cliProgress from "cli-progress";

export type Progress = { update(done: number, total: number): void; close(): void };

/** A bar with rate and time left on a terminal; elsewhere a line every ten seconds. */
export function openProgress(total: number): Progress {
  if (!process.stderr.isTTY) return plainProgress();
  const started = performance.now();
  const bar = new cliProgress.SingleBar({
    format: "导入 {bar} {value}/{total} 份，每秒{rate}份，约剩{eta}秒",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { rate: "–" });
  return {
    update: (done) => bar.update(done, { rate: Math.round((done * 1000) / (performance.now() - started)) }),
    close: () => bar.stop(),
  };
}

function plainProgress(): Progress {
  const pause = 10_000;
  let last = performance.now();
  return {
    update(done, total) {
      if (performance.now() - last < pause) return;
      last = performance.now();
      console.error(`已导入${done}份，共${total}份。`);
    },
    close() {},
  };
}

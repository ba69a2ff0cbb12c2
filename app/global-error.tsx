"use client";

import { ErrorNotice } from "./frame/error-notice";
import "./palette.css";
import "./base.css";
import "./frame.css";
import "./controls.css";

/** For a failure of the frame itself. */
export default function FrameError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="zh-CN">
      <body>
        <main>
          <ErrorNotice digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  );
}

"use client";

import { ErrorNotice } from "./frame/error-notice";
import "./palette.css";
import "./base.css";
import "./frame.css";
import "./controls.css";

/** For a failure of the frame itself. */
export default function FrameError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <main>
          <ErrorNotice digest={error.digest} />
        </main>
      </body>
    </html>
  );
}

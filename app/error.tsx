"use client";

import { ErrorNotice } from "./frame/error-notice";

export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return <ErrorNotice digest={error.digest} />;
}

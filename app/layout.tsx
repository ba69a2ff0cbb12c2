import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { palette } from "@/lib/chart/palette";
import { agenciesLink, codebookLink, importsLink, overviewLink } from "@/lib/view/addresses";
import { MainNavigation } from "./frame/main-navigation";
import { Shortcuts } from "./frame/shortcuts";
import "@fontsource/noto-sans-sc/400.css";
import "@fontsource/noto-sans-sc/500.css";
import "./palette.css";
import "./base.css";
import "./frame.css";
import "./controls.css";
import "./tables.css";
import "./charts.css";
import "./pages.css";
import "./print.css";
import { DatabaseError } from "@/db/database-error";
import { type CurrentVersion, currentVersion } from "@/db/queries/dataset-version";
import { numberText } from "@/lib/chart/number-text";
import { database } from "./database";
import { DemoMark } from "./demo-mark";

export const metadata: Metadata = {
  title: { default: "年报通", template: "%s · 年报通" },
  description: "读取政府信息公开工作年度报告，核对勾稽关系，跨机关、跨年度比较。",
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = { themeColor: palette.surface, colorScheme: "light" };

export default async function Layout({ children }: { children: ReactNode }) {
  // The nonce of the scripts belongs to one request, so no page is made beforehand.
  await connection();
  return (
    <html lang="zh-CN">
      <body>
        <a className="skip" href="#content">
          跳到正文
        </a>
        <header className="frame-head">
          <div className="frame-line">
            <div className="brand">
              <a href={overviewLink()}>年报通</a>
              <FrameDemoMark />
            </div>
            <MainNavigation />
            <SearchForm />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer className="frame-foot">
          <DatasetLine />
          <p>
            数据来自各机关公布的政府信息公开工作年度报告，每个数都可以查到原文。指标的定义见
            <a href={codebookLink()}>口径</a>。
          </p>
        </footer>
        <Shortcuts />
      </body>
    </html>
  );
}

/** The version that all pages show; null where the database cannot be read, which the page itself reports. */
async function shownVersion(): Promise<CurrentVersion | null> {
  try {
    return await currentVersion(await database());
  } catch (error) {
    if (error instanceof DatabaseError) return null;
    throw error;
  }
}

/** Beside the brand, if any report is a demonstration. */
async function FrameDemoMark() {
  return (await shownVersion())?.demo ? <DemoMark some /> : null;
}

/** In the foot: what the figures are made from. */
async function DatasetLine() {
  const version = await shownVersion();
  if (!version) return null;
  return (
    <p>
      数据版本<a href={importsLink(version.label)}>{version.label}</a>，收入报告{numberText(version.reports)}
      份。
      {version.demo && "其中有演示数据，不是任何机关的实际报告。"}
    </p>
  );
}

/** Finds agencies by name, old name, pinyin or initials; works without JavaScript. */
function SearchForm() {
  return (
    <search className="search">
      <form action={agenciesLink()} method="get">
        <label htmlFor="search" className="unseen">
          搜索机构
        </label>
        <input id="search" name="q" type="search" placeholder="找机关" autoComplete="off" maxLength={60} />
        <button type="submit">搜索</button>
      </form>
    </search>
  );
}

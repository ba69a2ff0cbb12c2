"use client";

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { DrawnForm } from "@/lib/chart/forms/forms";
import { unpackSeries } from "@/lib/series/packed-series";
import type { Series } from "@/lib/series/series";
import type { LiveDrawingProps } from "./live-drawing";

type Live = {
  Drawing: ComponentType<LiveDrawingProps>;
  series: Series;
  width: number;
  height: number;
  focused: boolean;
};

/**
 * The printed chart until somebody points at it, then the live one in its place, at its size. The program for
 * that is fetched only then; its figures stand beside the printed chart.
 */
export function LiveChart({ form, children }: { form: DrawnForm; children: ReactNode }) {
  const plot = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const begun = useRef(false);
  const byKey = useRef(false);
  const [live, setLive] = useState<Live | null>(null);
  const begin = async (focused: boolean) => {
    if (focused) byKey.current = true;
    if (begun.current) return;
    begun.current = true;
    try {
      const { LiveDrawing } = await import("./live-drawing");
      const box = plot.current?.getBoundingClientRect();
      const data = plot.current?.querySelector('script[type="application/json"]')?.textContent;
      if (box && data) {
        const [width, height] = [Math.round(box.width), Math.round(box.height)];
        const within = plot.current?.contains(document.activeElement) ?? false;
        const focused = byKey.current || within;
        setLive({ Drawing: LiveDrawing, series: unpackSeries(data), width, height, focused });
      }
    } catch {
      // The printed chart stays; the next pointer tries again.
      begun.current = false;
    }
  };
  const rest = () => {
    begun.current = false;
    byKey.current = false;
    setLive(null);
  };
  return (
    <div ref={plot} className="chart-plot" onPointerEnter={() => begin(false)}>
      <div className="chart-printed" hidden={live !== null}>
        {children}
      </div>
      {ready && live === null && (
        <button type="button" className="unseen unseen-button" onClick={() => begin(true)}>
          逐个查看图中的数
        </button>
      )}
      {live !== null && (
        <live.Drawing
          form={form}
          series={live.series}
          width={live.width}
          height={live.height}
          focused={live.focused}
          onResize={rest}
        />
      )}
    </div>
  );
}

"use client";

import { type ComponentType, type ReactNode, useRef, useState } from "react";
import type { DrawingForm } from "@/lib/chart/drawing/drawing-form";
import type { Series } from "@/lib/series";
import type { LiveDrawingProps } from "./live-drawing";

type Live = { Drawing: ComponentType<LiveDrawingProps>; width: number; height: number };

/**
 * The printed chart until somebody points at it, then the live one in its place, at its size. The program for
 * that is fetched only then.
 */
export function LiveChart({
  form,
  series,
  children,
}: {
  form: DrawingForm;
  series: Series;
  children: ReactNode;
}) {
  const plot = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  const [live, setLive] = useState<Live | null>(null);
  const begin = async () => {
    if (begun.current) return;
    begun.current = true;
    try {
      const { LiveDrawing } = await import("./live-drawing");
      const box = plot.current?.getBoundingClientRect();
      if (box)
        setLive({ Drawing: LiveDrawing, width: Math.round(box.width), height: Math.round(box.height) });
    } catch {
      // The printed chart stays; the next pointer tries again.
      begun.current = false;
    }
  };
  const rest = () => {
    begun.current = false;
    setLive(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only fetches what the focused chart offers
    <div ref={plot} className="chart-plot" onPointerEnter={begin}>
      {live === null ? (
        <>
          {children}
          <button type="button" className="unseen unseen-button" onClick={begin} onFocus={begin}>
            逐个查看图中的数
          </button>
        </>
      ) : (
        <live.Drawing form={form} series={series} width={live.width} height={live.height} onResize={rest} />
      )}
    </div>
  );
}

"use client";

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import type { DrawnForm } from "@/lib/chart/forms/forms";
import type { LiveDrawingProps } from "./live-drawing";
import { useSeries } from "./shared-series";

type Live = { Drawing: ComponentType<LiveDrawingProps>; width: number; height: number; focused: boolean };

/**
 * The printed chart until somebody points at it, then the live one in its place, at its size. The program for
 * that is fetched only then.
 */
export function LiveChart({ form, children }: { form: DrawnForm; children: ReactNode }) {
  const series = useSeries();
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
      if (box) {
        const [width, height] = [Math.round(box.width), Math.round(box.height)];
        const within = plot.current?.contains(document.activeElement) ?? false;
        setLive({ Drawing: LiveDrawing, width, height, focused: byKey.current || within });
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
      {live === null ? (
        <>
          {children}
          {ready && (
            <button type="button" className="unseen unseen-button" onClick={() => begin(true)}>
              逐个查看图中的数
            </button>
          )}
        </>
      ) : (
        <live.Drawing
          form={form}
          series={series}
          width={live.width}
          height={live.height}
          focused={live.focused}
          onResize={rest}
        />
      )}
    </div>
  );
}

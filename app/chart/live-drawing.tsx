"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { chartTitle } from "@/lib/chart/chart-words";
import { chartSpots } from "@/lib/chart/drawing/chart-spots";
import { Drawing, type DrawingProps } from "@/lib/chart/drawing/drawing";
import { nearestSpot, neighbourSpot } from "@/lib/chart/drawing/find-spot";
import type { Spot } from "@/lib/chart/drawing/spot";
import { FigureCard } from "./figure-card";
import { SpotMark } from "./spot-mark";

export type LiveDrawingProps = Omit<DrawingProps, "children"> & {
  /** Whether the keyboard asked for it. */
  focused: boolean;
  onResize: () => void;
};

/** The drawing with a card for the figure that is pointed at, touched or reached by arrow keys. */
export function LiveDrawing({ form, series, width, height, focused, onResize }: LiveDrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  const spots = useMemo(() => chartSpots(form, series, { width, height }), [form, series, width, height]);
  const [spot, setSpot] = useState<Spot | null>(null);
  const [pinned, setPinned] = useState(false);

  useEffect(() => {
    const parent = host.current?.parentElement;
    if (!parent) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry && Math.abs(entry.contentRect.width - width) > 1) onResize();
    });
    watch.observe(parent);
    return () => watch.disconnect();
  }, [width, onResize]);

  useEffect(() => {
    if (focused) host.current?.focus({ preventScroll: true });
  }, [focused]);

  const at = (event: MouseEvent) => {
    const box = host.current?.getBoundingClientRect();
    return box ? nearestSpot(form, spots, { x: event.clientX - box.left, y: event.clientY - box.top }) : null;
  };
  const point = (event: PointerEvent) => {
    if (!pinned) setSpot(at(event));
  };
  const leave = () => {
    if (!pinned) setSpot(null);
  };
  const pin = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest(".chart-card")) return;
    setSpot(at(event));
    setPinned(true);
  };
  const release = () => {
    setPinned(false);
    setSpot(null);
    host.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") return release();
    if (event.key === "Enter" && event.target === host.current && spot) return setPinned(true);
    if (!event.key.startsWith("Arrow") || event.target !== host.current) return;
    event.preventDefault();
    const from = spot ?? spots.findLast(({ line }) => line.role === "series") ?? spots.at(-1);
    if (!from) return;
    setPinned(false);
    setSpot(spot === null ? from : (neighbourSpot(form, spots, from, event.key) ?? from));
  };
  return (
    <div
      ref={host}
      role="application"
      aria-label={`${chartTitle(series)}，用方向键逐个查看，回车固定，Esc取消`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys need a focus
      tabIndex={0}
      className="chart-live"
      onPointerMove={point}
      onPointerLeave={leave}
      onClick={pin}
      onKeyDown={press}
    >
      <Drawing form={form} series={series} width={width} height={height}>
        {spot && <SpotMark spot={spot} spots={spots} lines={form === "line"} />}
      </Drawing>
      {spot && (
        <FigureCard
          spot={spot}
          several={series.beside.length > 0}
          width={width}
          pinned={pinned}
          onClose={release}
        />
      )}
    </div>
  );
}

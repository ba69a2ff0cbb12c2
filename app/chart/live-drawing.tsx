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
import { DefaultZIndexes, ZIndexLayer } from "recharts";
import { chartTitle } from "@/lib/chart/chart-words";
import { nearestSpot, neighbourSpot, type Spot } from "@/lib/chart/drawing/spots";
import { ChartDrawing, type ChartDrawingProps, drawings } from "@/lib/chart/forms/drawings";
import { palette } from "@/lib/chart/palette";
import { FigureCard } from "./figure-card";

export type LiveDrawingProps = Omit<ChartDrawingProps, "children"> & {
  /** Whether the keyboard asked for it. */
  focused: boolean;
  onResize: () => void;
};

/** The drawing with a card for the figure that is pointed at, touched or reached by arrow keys. */
export function LiveDrawing({ form, series, width, height, focused, onResize }: LiveDrawingProps) {
  const host = useRef<HTMLDivElement>(null);
  const drawing = drawings[form];
  const spots = useMemo(() => drawing.spots(series, { width, height }), [drawing, series, width, height]);
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
    const pointer = box && { x: event.clientX - box.left, y: event.clientY - box.top };
    return pointer ? nearestSpot(spots, pointer, drawing.distance) : null;
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
    setSpot(spot === null ? from : (neighbourSpot(spots, from, event.key, drawing.arrows) ?? from));
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
      <ChartDrawing form={form} series={series} width={width} height={height}>
        {spot && <SpotMark spot={spot} spots={spots} wholeLine={drawing.wholeLines ?? false} />}
      </ChartDrawing>
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

type SpotMarkProps = {
  spot: Spot;
  spots: readonly Spot[];
  /** Whether a grey line is shown whole when one of its figures is meant. */
  wholeLine: boolean;
};

/** What is pointed at: the figure, and in a line chart its whole line. */
function SpotMark({ spot, spots, wholeLine }: SpotMarkProps) {
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
      {wholeLine && spot.line.role === "context" && (
        <path d={lineThrough(spots, spot)} fill="none" stroke={palette.secondary} strokeWidth={2} />
      )}
      <Mark spot={spot} />
    </ZIndexLayer>
  );
}

function Mark({ spot: { x, y, box, mark } }: { spot: Spot }) {
  if (box && mark === "band") return <rect {...box} fill={palette.accent} fillOpacity={0.08} stroke="none" />;
  if (box && mark === "outline") return <rect {...box} fill="none" stroke={palette.ink} strokeWidth={1.5} />;
  return <circle cx={x} cy={y} r={5} fill={palette.surface} stroke={palette.ink} strokeWidth={2} />;
}

/** A line's figures in the order of the years, open where one is missing. */
function lineThrough(spots: readonly Spot[], { line }: Spot): string {
  return line.points
    .map((point, index) => {
      const spot = spots.find((item) => item.line === line && item.point === point);
      if (!spot || point.value === null) return "";
      const before = line.points[index - 1];
      return `${before && before.value !== null ? "L" : "M"}${spot.x},${spot.y}`;
    })
    .join("");
}

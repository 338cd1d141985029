'use client';
import { useLayoutEffect, useRef, useState } from 'react';
import type { LineKind, PathLine } from '#lib/domain/pull/path.ts';
import { type Drawing, drawWires, type Wire } from './draw-wires.ts';

const nothing: Drawing = { width: 0, height: 0, wires: [] };

/** The lines between the cards beside it: decoration, drawn behind them from where the cards are now. */
export function PathWires({ lines }: { lines: readonly PathLine[] }) {
  const [drawing, setDrawing] = useState(nothing);
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    // The box around it: its own ref would be set only after this effect has run.
    const element = svg.current?.parentElement ?? null;
    if (element === null) return undefined;
    const draw = () => setDrawing(drawWires(element, lines));
    // Cards grow with fonts, folds and the window; each of them is watched, the box alone would miss some.
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    for (const card of element.querySelectorAll('[data-card]')) observer.observe(card);
    draw();
    return () => observer.disconnect();
  }, [lines]);
  const { width, height, wires } = drawing;
  return (
    <svg
      ref={svg}
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fill="none"
      className="pointer-events-none absolute top-0 left-0 @max-[57rem]:hidden"
    >
      {wires.map((wire) => (
        <WireShape key={`${wire.from} ${wire.to}`} wire={wire} />
      ))}
    </svg>
  );
}

const strokes: Record<LineKind, { className: string; strokeWidth: number; strokeDasharray?: string }> = {
  followed: { className: 'stroke-ink-3', strokeWidth: 1.75 },
  used: { className: 'stroke-ok-mark', strokeWidth: 2.25 },
  refused: { className: 'stroke-fail-mark', strokeWidth: 2.25 },
  'told-to-wait': { className: 'stroke-wait-mark', strokeWidth: 2.25 },
  tried: { className: 'stroke-ink-3', strokeWidth: 1.75, strokeDasharray: '5 4' },
  missing: { className: 'stroke-line-control', strokeWidth: 1.75, strokeDasharray: '2 4' },
  hidden: { className: 'stroke-forbid-mark', strokeWidth: 1.75, strokeDasharray: '2 4' },
  stub: { className: 'stroke-line-control', strokeWidth: 1.75 },
  broken: { className: 'stroke-fail-mark', strokeWidth: 2.5 },
};

function WireShape({ wire: { kind, paths, breaksAt } }: { wire: Wire }) {
  const [start = '', ...rest] = paths;
  return (
    <>
      <path d={start} {...strokes[kind]} />
      {rest.map((path) => (
        <path key={path} d={path} {...strokes[kind]} {...(kind === 'broken' && { strokeDasharray: '3 4' })} />
      ))}
      {breaksAt !== null && (
        <g transform={`translate(${breaksAt.x} ${breaksAt.y})`}>
          <path d="M-4 -10h8l6 6v8l-6 6h-8l-6-6v-8z" className="fill-fail-mark" />
          <path
            d="M-3.6 -3.6l7.2 7.2m0-7.2l-7.2 7.2"
            className="stroke-surface"
            strokeWidth="2"
            strokeLinecap="round"
          />
        </g>
      )}
    </>
  );
}

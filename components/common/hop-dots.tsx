/** Where a strip breaks: at a stop, behind all of them on the node, not known, or still being read. */
export type HopBreak = 0 | 1 | 2 | 3 | 4 | 'node' | 'unknown' | 'pending';

const stops = [0, 1, 2, 3, 4] as const;
const first = 6;
const apart = 15;

const solid = { stroke: 'var(--ink-3)', strokeWidth: 1.5 } as const;
const dashed = { stroke: 'var(--line-strong)', strokeWidth: 1.5, strokeDasharray: '2 2.5' } as const;

const x = (stop: number) => first + stop * apart;
const reached = (at: HopBreak, stop: number) => at === 'node' || (typeof at === 'number' && stop < at);
const gap = (at: HopBreak, stop: number) => (at === stop ? 5.4 : 3.4);

/** The drawing of a hop strip; the words beside it say the same, so readers skip it. */
export function HopDots({ break: at, kind }: { break: HopBreak; kind: 'fail' | 'wait' }) {
  return (
    <svg viewBox="0 0 72 12" width="72" height="12" aria-hidden="true" className="shrink-0" fill="none">
      {stops.slice(1).map((stop) => (
        <path
          key={stop}
          d={`M${x(stop - 1) + gap(at, stop - 1)} 6H${x(stop) - gap(at, stop)}`}
          {...(reached(at, stop - 1) ? solid : dashed)}
        />
      ))}
      {stops.map((stop) => (at === stop ? null : <Stop key={stop} at={at} stop={stop} />))}
      {typeof at === 'number' && <BreakMark center={x(at)} kind={kind} />}
      {at === 'node' && (
        <path d="M66 1.4v9.2" stroke="var(--tone-mark)" strokeWidth="2.6" strokeLinecap="round" />
      )}
    </svg>
  );
}

function Stop({ at, stop }: { at: HopBreak; stop: number }) {
  if (at === 'unknown') {
    const center = x(stop);
    return (
      <path
        d={`M${center} 2.6l3.4 3.4-3.4 3.4-3.4-3.4z`}
        fill="var(--surface)"
        stroke="var(--forbid-mark)"
        strokeWidth="1.4"
      />
    );
  }
  if (at === 'node' && stop === 4) return null;
  return reached(at, stop) ? (
    <circle cx={x(stop)} cy="6" r="2.6" fill="var(--ink-3)" />
  ) : (
    <circle cx={x(stop)} cy="6" r="2.2" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="1.5" />
  );
}

function BreakMark({ center, kind }: { center: number; kind: 'fail' | 'wait' }) {
  const cut = { stroke: 'var(--surface)', strokeWidth: 1.4, strokeLinecap: 'round' } as const;
  return kind === 'fail' ? (
    <>
      <path d={`M${center - 2.2} .8h4.4l3 3v4.4l-3 3h-4.4l-3-3V3.8z`} fill="var(--tone-mark)" />
      <path d={`M${center - 1.8} 4.2l3.6 3.6m0-3.6l-3.6 3.6`} {...cut} />
    </>
  ) : (
    <>
      <circle cx={center} cy="6" r="5" fill="var(--tone-mark)" />
      <path d={`M${center} 3.4v2.9l1.6 1`} {...cut} />
    </>
  );
}

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

/** The drawing of a hop strip; the words beside it say the same, so readers skip it. Few elements: every row has one. */
export function HopDots({ break: at, kind }: { break: HopBreak; kind: 'fail' | 'wait' }) {
  const whole = stops.filter((stop) => stop !== at && !(at === 'node' && stop === 4));
  const ahead = whole.filter((stop) => !reached(at, stop));
  return (
    <svg viewBox="0 0 72 12" width="72" height="12" aria-hidden="true" className="shrink-0" fill="none">
      <path d={wires(at, true)} {...solid} />
      <path d={wires(at, false)} {...dashed} />
      <path
        d={dots(whole.filter((stop) => reached(at, stop)))}
        {...round}
        strokeWidth="5.2"
        stroke="var(--ink-3)"
      />
      {at === 'unknown' ? (
        <path d={diamonds} fill="var(--surface)" stroke="var(--forbid-mark)" strokeWidth="1.4" />
      ) : (
        <>
          <path d={dots(ahead)} {...round} strokeWidth="5.9" stroke="var(--line-strong)" />
          <path d={dots(ahead)} {...round} strokeWidth="2.9" stroke="var(--surface)" />
        </>
      )}
      {typeof at === 'number' && <BreakMark center={x(at)} kind={kind} />}
      {at === 'node' && (
        <path d="M66 1.4v9.2" stroke="var(--tone-mark)" strokeWidth="2.6" strokeLinecap="round" />
      )}
    </svg>
  );
}

const round = { strokeLinecap: 'round' } as const;
const diamonds = stops.map((stop) => `M${x(stop)} 2.6l3.4 3.4-3.4 3.4-3.4-3.4z`).join('');

/** A dot is a line without length and with round ends. */
const dots = (at: readonly number[]) => at.map((stop) => `M${x(stop)} 6h0`).join('');

/** The wires that were followed, or those that were not. */
function wires(at: HopBreak, isFollowed: boolean): string {
  return stops
    .slice(1)
    .filter((stop) => reached(at, stop - 1) === isFollowed)
    .map((stop) => `M${x(stop - 1) + gap(at, stop - 1)} 6H${x(stop) - gap(at, stop)}`)
    .join('');
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

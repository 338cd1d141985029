const stops = ['pod', 'account', 'secret', 'entry', 'registry'] as const;
const middleOf = (stop: number) => 24 + stop * 88;

/** The five stops of every pull, as on the failure page but with nothing wrong. */
export function BigPath() {
  return (
    <svg
      viewBox="0 0 400 44"
      role="img"
      aria-label={`Pull path: ${stops.join(', ')}`}
      className="w-full max-w-[25rem] text-ink-3"
    >
      <path d={`M24 14H${middleOf(4)}`} className="stroke-line-control" strokeWidth="2" />
      {stops.map((stop, index) => (
        <g key={stop}>
          {index === 4 ? (
            <circle cx={middleOf(index)} cy="14" r="9" className="fill-accent" />
          ) : (
            <circle
              cx={middleOf(index)}
              cy="14"
              r="6"
              className="fill-surface"
              stroke="currentColor"
              strokeWidth="2"
            />
          )}
          <text x={middleOf(index)} y="38" fontSize="11" textAnchor="middle" fill="currentColor">
            {stop}
          </text>
        </g>
      ))}
    </svg>
  );
}

type SkeletonProps = {
  /** Said to readers: "Loading pods". */
  label: string;
  rows?: number;
};

const lines = [[70, 90], [62, 34], [80, 46], [90], [60]];

/** The layout of a list that is coming, shown after 150 ms; never a spinner over content. */
export function Skeleton({ label, rows = 8 }: SkeletonProps) {
  return (
    <div aria-busy="true" className="overflow-hidden rounded-lg border border-line bg-surface">
      <p role="status" className="sr-only">
        {label}
      </p>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          aria-hidden="true"
          className="motion-breathe grid h-(--row) grid-cols-[minmax(0,130px)_minmax(0,1.3fr)_minmax(0,1.6fr)_minmax(0,80px)_minmax(0,60px)] items-center gap-4 border-b border-line px-4 last:border-0"
        >
          {lines.map((widths, cell) => (
            <span key={cell} className="grid gap-[5px]">
              {widths.map((width) => (
                <span
                  key={width}
                  className="block h-[9px] rounded-xs bg-pressed"
                  style={{ width: `${width - ((row * 13) % 21)}%` }}
                />
              ))}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

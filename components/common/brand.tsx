/** The mark: a thing that arrives at its port. */
export function BrandMark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
      className="shrink-0 text-accent"
    >
      <path d="M10.5 2.5H14a3.5 3.5 0 0 1 3.5 3.5v8a3.5 3.5 0 0 1-3.5 3.5h-3.5" />
      <path d="M4.5 10h5" />
      <circle cx="2.6" cy="10" r="1.6" fill="currentColor" stroke="none" />
      <circle cx="12" cy="10" r="2.6" fill="currentColor" stroke="none" />
    </svg>
  );
}

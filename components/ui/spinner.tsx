/** A turning ring in the colour of its text; decoration, the words beside it say what is going on. */
export function Spinner() {
  return (
    <svg viewBox="0 0 13 13" width="13" height="13" aria-hidden="true" className="motion-pull">
      <circle
        cx="6.5"
        cy="6.5"
        r="5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray="20 12"
      />
    </svg>
  );
}

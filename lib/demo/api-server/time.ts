/** RFC 3339 with second resolution, as metav1.Time is written. `at` is milliseconds since 1970. */
export function timestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

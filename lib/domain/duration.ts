/** Durations in words. All arguments are milliseconds. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** One unit, rounded down: "41 min", "3 h", "12 d". Below a second, and for clocks that disagree, "0 s". */
export function ageWords(duration: number): string {
  if (duration < minute) return `${Math.max(0, Math.floor(duration / second))} s`;
  if (duration < hour) return `${Math.floor(duration / minute)} min`;
  if (duration < 2 * day) return `${Math.floor(duration / hour)} h`;
  return `${Math.floor(duration / day)} d`;
}

/** What is left of an estimate: "≈ 3 min 08 s", "≈ 12 s", and "any moment" once it has run out. */
export function countdownWords(left: number): string {
  const seconds = Math.ceil(left / second);
  if (seconds <= 0) return 'any moment';
  if (seconds < 60) return `≈ ${seconds} s`;
  return `≈ ${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

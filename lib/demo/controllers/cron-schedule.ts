const MINUTE = 60_000;
const LONGEST_LOOK = 32 * 24 * 60;

/**
 * The first moment after `after` that a schedule names, in UTC: five fields of `*`, numbers, lists, ranges and
 * steps. Null when it names none within a month.
 */
export function nextRun(schedule: string, after: number): number | null {
  const fields = schedule.trim().split(/\s+/);
  const [minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = fields;
  const start = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  for (let step = 0; step < LONGEST_LOOK; step += 1) {
    const date = new Date(start + step * MINUTE);
    const fits =
      covers(minute, date.getUTCMinutes()) &&
      covers(hour, date.getUTCHours()) &&
      covers(day, date.getUTCDate()) &&
      covers(month, date.getUTCMonth() + 1) &&
      covers(weekday, date.getUTCDay());
    if (fits) return date.getTime();
  }
  return null;
}

function covers(field: string, value: number): boolean {
  return field.split(',').some((part) => {
    const [range = '*', step = '1'] = part.split('/');
    const [low, high] = range === '*' ? [0, 59] : bounds(range, part.includes('/'));
    return value >= low && value <= high && (value - low) % Number(step) === 0;
  });
}

function bounds(range: string, hasStep: boolean): [number, number] {
  const [low = '0', high = hasStep ? '59' : low] = range.split('-');
  return [Number(low), Number(high)];
}

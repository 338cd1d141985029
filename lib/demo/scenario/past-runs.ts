import { nextRun } from '#lib/demo/controllers/cron-schedule.ts';
import { days, hours } from './model.ts';

/** The latest moments at which a schedule was due before `startedAt`, at least three of them where there are as many. */
export function runsBefore(schedule: string, startedAt: number): number[] {
  for (const lookBack of [hours(2), days(4)]) {
    const moments: number[] = [];
    let next = nextRun(schedule, startedAt - lookBack);
    while (next !== null && next < startedAt) {
      moments.push(next);
      next = nextRun(schedule, next);
    }
    if (moments.length >= 3) return moments;
  }
  return [];
}

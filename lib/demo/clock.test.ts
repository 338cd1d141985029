import { describe, expect, it } from 'vitest';
import { manualClock, realClock } from './clock.ts';
import { seededRandom } from './random.ts';

describe('manualClock', () => {
  it('runs what falls due in order, each at its moment, also what is set on the way', () => {
    const clock = manualClock(1_000);
    const seen: [string, number][] = [];
    const note = (name: string) => () => seen.push([name, clock.now()]);
    clock.setTimeout(note('late'), 50);
    clock.setTimeout(() => clock.setTimeout(note('nested'), 10), 20);
    const cancel = clock.setTimeout(note('never'), 5);
    cancel();
    clock.advance(40);
    expect(seen).toEqual([['nested', 1_030]]);
    expect(clock.now()).toBe(1_040);
    expect(clock.pending()).toBe(1);
    clock.advance(10);
    expect(seen.at(-1)).toEqual(['late', 1_050]);
  });
});

describe('realClock', () => {
  it('tells the time and runs timers', async () => {
    const clock = realClock();
    const before = clock.now();
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, 1));
    expect(clock.now()).toBeGreaterThanOrEqual(before);
  });
});

describe('seededRandom', () => {
  it('tells the same story for the same seed and another for another', () => {
    const story = (seed: number) => {
      const random = seededRandom(seed);
      return [random.uuid(), random.suffix(5), random.integer(100), random.pick(['a', 'b', 'c'])];
    };
    expect(story(1)).toEqual(story(1));
    expect(story(1)).not.toEqual(story(2));
    expect(story(1)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

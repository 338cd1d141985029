import type { Fault } from '#lib/demo/api-server/faults.ts';
import { readRequest } from '#lib/demo/api-server/request.ts';
import type { Context } from '#lib/server/context.ts';
import type { DemoPullport } from './demo-context.ts';

/** Lets a request pass as if nothing were scripted, and counts it. */
const untouched: Fault = { kind: 'cut', afterBytes: 1_000_000_000 };

/** How a process ends that is killed: a call is refused before it is done, or done and its answer lost. */
export const endings: readonly Fault[] = [
  { kind: 'status', code: 500 },
  { kind: 'cut', afterBytes: 0 },
];

/** More calls than any of these writes makes: one that is still stopped then goes round in circles. */
const mostCalls = 200;

type Stop = { calls: number; ending: Fault; person: string };

/**
 * From the call after so many on nothing of this person's gets through any more, as if the process had been killed.
 * Answers whether it got that far.
 */
async function stopAfter(
  pullport: DemoPullport,
  { calls, ending, person }: Stop,
  run: (context: Context) => Promise<unknown>,
): Promise<'stopped' | 'ended'> {
  const { faults } = pullport.demo;
  const context = await pullport.contextOf(person);
  context.access.lookAgain();
  if (calls > 0) faults.add({ person }, untouched, calls);
  faults.add({ person }, ending);
  await run(context).catch(() => null);
  const next = faults.take(person, readRequest('GET', '/api/v1/secrets', new URLSearchParams()));
  faults.clear();
  return next === untouched ? 'ended' : 'stopped';
}

type Stoppable = {
  run: (context: Context) => Promise<unknown>;
  /** After it was repeated: everything is as it was asked for. */
  check: () => Promise<void>;
};

/**
 * Stops a write before its first call, then after one more each time until it comes to its end undisturbed, and repeats
 * it after each. `begin` makes what it is to work on, anew for each. Answers how many calls it took.
 */
export async function stopBetweenAll(
  pullport: DemoPullport,
  { ending, person }: Omit<Stop, 'calls'>,
  begin: (calls: number) => Promise<Stoppable>,
): Promise<number> {
  for (let calls = 0; calls < mostCalls; calls += 1) {
    const { run, check } = await begin(calls);
    const end = await stopAfter(pullport, { calls, ending, person }, run);
    await run(await pullport.contextOf(person));
    await check();
    if (end === 'ended') return calls;
  }
  throw new Error(`Still stopped after ${mostCalls} calls: it never comes to an end.`);
}

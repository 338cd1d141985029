import type { ResultLine, WriteResult } from '#lib/api/writes.ts';

type Gathers = { gather(signal: AbortSignal): Promise<unknown> };

/** What a write answers as one JSON. */
export async function resultOf(answer: Gathers | Promise<Gathers>): Promise<WriteResult> {
  const whole = await (await answer).gather(new AbortController().signal);
  // A JSON that the contract's schema describes.
  return whole as WriteResult;
}

/** A line in short: `payments Secret corp-nexus created`. */
export function short({ namespace, kind, name, outcome, reason }: ResultLine): string {
  return [namespace, kind, name, outcome, ...(reason === undefined ? [] : [reason])].join(' ');
}

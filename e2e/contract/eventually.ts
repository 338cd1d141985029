import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is yes. Throws after `patience` ms. */
export async function eventually(check: () => Promise<boolean>, patience = 10_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s in vain.`);
    await delay(50);
  }
}

import type { FailureList } from '#lib/api/failures.ts';
import { api } from '#lib/paths.ts';
import { tenSecrets } from '#scripts/bench/product/bench-secrets.ts';
import { startProduct, type BigProduct } from '#scripts/bench/product/start-product.ts';
import { spread } from '#scripts/bench/table.ts';

const pods = 50_000;
const callsPerRound = 10;
const grouped = api.failures({ groupBy: 'root' });

/** The rows of the table that are answers of the product: 2,500 failing pods among 50,000 in 200 namespaces. */
export async function throughApi(rounds: number): Promise<string[][]> {
  const product = await startProduct(pods);
  try {
    const { namespace, pod, container } = tenSecrets;
    const arrivals: number[] = [];
    // Each of them looks for the first time: nothing about secrets is known of anybody else's looking.
    for (const token of product.readerTokens.slice(0, rounds))
      arrivals.push(await secretsArrive(product, token));
    const reader = product.readerTokens[0] ?? '';
    const calls = rounds * callsPerRound;
    const explained = await timedCalls(product, reader, api.pull(namespace, pod, container), calls);
    const groups = await timedCalls(product, reader, grouped, calls);
    return [
      ['API: explain a pod with 10 secrets of 20 entries', spread(explained, 1), '≤ 150'],
      ['API: 2,500 failures among 50,000 pods, by root', spread(groups, 1), '≤ 100'],
      ['API: secrets of 200 namespaces, after the first answer', spread(arrivals, 0), '≤ 1000'],
    ];
  } finally {
    await product.close();
  }
}

/** Milliseconds from the first answer until one that waits for no secret any more. */
async function secretsArrive(product: BigProduct, token: string): Promise<number> {
  await ask(product, token, grouped);
  const started = performance.now();
  while ((await ask<FailureList>(product, token, grouped)).pending) {
    if (performance.now() - started > 60_000)
      throw new Error('Secrets of 200 namespaces are not read in a minute.');
  }
  return performance.now() - started;
}

async function timedCalls(
  product: BigProduct,
  token: string,
  path: string,
  calls: number,
): Promise<number[]> {
  await ask(product, token, path);
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const started = performance.now();
    await ask(product, token, path);
    times.push(performance.now() - started);
  }
  return times;
}

/** Throws where the answer is no 200: a refusal is quick and would be measured as success. */
async function ask<Answer>({ url }: BigProduct, token: string, path: string): Promise<Answer> {
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path} is answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

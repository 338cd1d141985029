import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podDetail } from '#lib/api/pods.ts';
import { AppError } from '#lib/domain/errors.ts';
import { getPod } from '#lib/server/pods/get-pod.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

function somePod(namespace: string) {
  const failing = [...pullport.running.podIndex.failing()].find(({ pod }) => pod.namespace === namespace);
  if (failing === undefined) throw new Error(`nothing fails in ${namespace}`);
  return { namespace, name: failing.pod.name };
}

const refusal = async (person: string, pod: { namespace: string; name: string }) =>
  getPod(await pullport.contextOf(person), pod).then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error : null),
  );

describe('one pod', () => {
  test('shows its events, its messages and the node it is on', async () => {
    const answer = podDetail.parse(await getPod(await pullport.contextOf('jana'), somePod('checkout')));
    expect(answer.pod.state).toBe('failing');
    expect(answer.events?.map(({ reason }) => reason)).toContain('Failed');
    expect(answer.events?.find(({ reason }) => reason === 'Failed')?.container).not.toBeNull();
    expect(Object.values(answer.messages).join()).toMatch(/pull/i);
    expect(answer.nodePlatform).toMatch(/^linux\//);
    expect(answer.alwaysPullImages).toMatchObject({
      verdict: 'no',
      sentence: expect.stringContaining('dry-run'),
    });
  });

  test('leaves no dry-run pod behind', async () => {
    const before = pullport.running.live.pods.countInNamespace('payments');
    await getPod(await pullport.contextOf('mara'), somePod('payments'));
    expect(pullport.running.live.pods.countInNamespace('payments')).toBe(before);
  });

  test('says why there are no events, and shows the rest', async () => {
    const undo = pullport.demo.faults.add(
      { person: 'mara', resource: 'events', verb: 'list' },
      { kind: 'status', code: 403 },
    );
    const answer = await getPod(await pullport.contextOf('mara'), somePod('payments'));
    undo();
    expect(answer.events).toBeNull();
    expect(answer.eventsProblem).toContain('list events in namespace payments');
  });

  test('is refused alike whether or not it exists', async () => {
    const there = await refusal('mara', somePod('checkout'));
    const absent = await refusal('mara', { namespace: 'checkout', name: 'no-such-pod' });
    const nowhere = await refusal('mara', { namespace: 'no-such-namespace', name: 'no-such-pod' });
    expect(there?.code).toBe('forbidden');
    expect(there?.scope).toEqual({ verb: 'get', resource: 'pods', namespace: 'checkout' });
    expect(absent?.message).toBe(there?.message);
    expect(nowhere?.code).toBe('forbidden');
  });

  test('is not found only by those who may look', async () => {
    const absent = await refusal('mara', { namespace: 'payments', name: 'no-such-pod' });
    expect(absent?.code).toBe('not-found');
  });
});

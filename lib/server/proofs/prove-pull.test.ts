import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { proof, prove } from '#lib/api/proofs.ts';
import { provePull } from '#lib/server/proofs/prove-pull.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
let pump: ReturnType<typeof setInterval>;
beforeEach(async () => {
  pullport = await startDemoPullport();
  // The cluster's time goes on while a proof is watched.
  pump = setInterval(() => pullport.clock.advance(2000), 50);
});
afterEach(async () => {
  clearInterval(pump);
  await pullport.close();
});

const corp = 'registry.corp.example:5000';

async function run(person: string, input: object, signal?: AbortSignal) {
  const context = await pullport.contextOf(person, signal);
  const answer = await provePull(context, prove.parse(input));
  return proof.parse(await answer.gather(context.signal));
}

async function proofPods(): Promise<string[]> {
  const { items } = (await pullport.kube(
    'GET',
    '/api/v1/pods?labelSelector=app.kubernetes.io/name%3Dpullport-proof',
  )) as { items: { metadata: { deletionTimestamp?: string; name: string } }[] };
  return items
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ metadata }) => metadata.name);
}

describe('a proof', () => {
  test('pulls for real, tells each step, and leaves nothing', async () => {
    const { lines, summary } = await run('tomas', {
      namespace: 'search',
      image: `${corp}/search/suggest:0.9.2`,
      node: 'node-03',
    });
    expect(lines.map(({ step }) => step)).toContain('created');
    expect(lines.find(({ step }) => step === 'pulled')).toMatchObject({
      node: 'node-03',
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(lines.at(-1)?.step).toBe('removed');
    expect(summary.verdict).toBe('pulled');
    expect(await proofPods()).toEqual([]);
  });

  test('says why a pull is refused and where it breaks', async () => {
    const { lines, summary } = await run('tomas', {
      namespace: 'search',
      image: 'ghcr.io/corp-example/indexer:1.9.2',
      serviceAccount: 'indexer',
      node: 'node-03',
    });
    const refused = lines.find(({ step }) => step === 'refused');
    expect(refused?.break).toEqual({ hop: 'account', code: 'not-linked' });
    expect(refused?.causes.length).toBeGreaterThan(0);
    expect(refused?.message).toContain('ghcr.io');
    expect(summary.verdict).toBe('refused');
    expect(await proofPods()).toEqual([]);
  });

  test('is removed when whoever asked goes away', async () => {
    const leaving = new AbortController();
    const context = await pullport.contextOf('tomas', leaving.signal);
    const input = prove.parse({ namespace: 'search', image: 'ghcr.io/corp-example/indexer:1.9.2' });
    const answer = await provePull(context, input);
    const gathered = answer.gather(leaving.signal);
    leaving.abort();
    expect(proof.parse(await gathered).summary.verdict).toBe('not-known');
    expect(await proofPods()).toEqual([]);
  });

  test('is removed when the process stops, within its time', async () => {
    const context = await pullport.contextOf('tomas');
    const input = prove.parse({ namespace: 'search', image: 'ghcr.io/corp-example/indexer:1.9.2' });
    const gathered = (await provePull(context, input)).gather(context.signal);
    expect(await proofPods()).toHaveLength(1);
    await pullport.running.proofs.stop(2000);
    expect(await proofPods()).toEqual([]);
    expect(proof.parse(await gathered).summary.verdict).toBe('not-known');
    await expect(provePull(context, input)).rejects.toMatchObject({ code: 'throttled' });
  });

  test('goes on at most three times per person at once', async () => {
    const leaving = new AbortController();
    const context = await pullport.contextOf('tomas');
    const input = prove.parse({ namespace: 'search', image: 'ghcr.io/corp-example/indexer:1.9.2' });
    const answers = [];
    for (let at = 0; at < 3; at += 1) answers.push(await provePull(context, input));
    await expect(provePull(context, input)).rejects.toMatchObject({
      code: 'throttled',
      message: expect.stringContaining('3 proofs of yours'),
    });
    expect(await proofPods()).toHaveLength(3);
    leaving.abort();
    await Promise.all(answers.map((answer) => answer.gather(leaving.signal)));
    const next = await provePull(context, input);
    await next.gather(leaving.signal);
    expect(await proofPods()).toEqual([]);
  });

  test('is refused before anything is made where one may not make pods', async () => {
    await expect(run('mara', { namespace: 'search', image: 'nginx:1.27' })).rejects.toMatchObject({
      code: 'forbidden',
      scope: { verb: 'create', resource: 'pods', namespace: 'search' },
    });
    await expect(run('tomas', { namespace: 'search', image: 'Not/An Image' })).rejects.toMatchObject({
      code: 'invalid-field',
    });
    expect(await proofPods()).toEqual([]);
  });

  test('hands on what the cluster refuses the pod with', async () => {
    await expect(
      run('tomas', { namespace: 'search', image: 'nginx:1.27', serviceAccount: 'nobody' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const audited = pullport.logLines.filter((line) => line.includes('"audit":true'));
    expect(audited.join()).toMatch(/"verb":"create","resource":"pods".*"outcome":"failed"/);
  });

  test('is written down where everybody looks: an Event when its pod is made and one when it is removed', async () => {
    await run('jana', { namespace: 'search', image: `${corp}/search/suggest:0.9.2` });
    const { items } = (await pullport.kube('GET', '/api/v1/namespaces/search/events')) as {
      items: { reason: string; message: string; involvedObject: { kind: string; name: string } }[];
    };
    const ours = items.filter(({ reason }) => reason.startsWith('PullProof'));
    expect(ours.map(({ reason }) => reason).toSorted()).toEqual(['PullProofRemoved', 'PullProofStarted']);
    expect(ours.every(({ involvedObject }) => involvedObject.name.startsWith('pullport-proof-'))).toBe(true);
    expect(ours[0]?.message).toContain('By jana.');
  });

  test('tells what to do when the pod cannot be removed', async () => {
    pullport.demo.faults.add(
      { person: 'tomas', verb: 'delete', resource: 'pods' },
      { kind: 'status', code: 500 },
    );
    const { lines } = await run('tomas', { namespace: 'search', image: `${corp}/search/suggest:0.9.2` });
    expect(lines.at(-1)).toMatchObject({
      step: 'left-behind',
      sentence: expect.stringContaining('kubectl delete pod pullport-proof-'),
    });
  });

  test('is removed also when the answer to making it is lost', async () => {
    pullport.demo.faults.add(
      { person: 'tomas', verb: 'create', resource: 'pods' },
      { kind: 'cut', afterBytes: 10 },
      1,
    );
    await expect(run('tomas', { namespace: 'search', image: 'nginx:1.27' })).rejects.toMatchObject({
      code: 'cluster-unreachable',
    });
    expect(await proofPods()).toEqual([]);
    expect(pullport.logLines.join()).toContain('"outcome":"removed"');
  });
});

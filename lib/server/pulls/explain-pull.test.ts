import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as pull from '#app/api/v1/namespaces/[namespace]/pods/[name]/containers/[container]/pull/route.ts';
import { explanation } from '#lib/api/explanation.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { holdPullport } from '#lib/server/process.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
  holdPullport(Promise.resolve(pullport.running));
});
afterAll(() => pullport.close());

type Place = { namespace: string; name: string; container: string };

async function ask(person: string, place: Place, search = ''): Promise<Response> {
  const token = pullport.demo.people.find(({ name }) => name === person)?.token ?? '';
  const headers = { host: '127.0.0.1:3000', authorization: `Bearer ${token}` };
  const { namespace, name, container } = place;
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/containers/${container}/pull`;
  const request = new Request(`http://127.0.0.1:3000${path}${search}`, { headers });
  return pull.GET(request, { params: Promise.resolve(place) });
}

const explained = async (person: string, place: Place) =>
  explanation.parse(await (await ask(person, place)).json());

/** A failing container of a workload. */
function failing(namespace: string, workload: string, node?: string): Place {
  for (const { pod, failing: indexes } of pullport.running.podIndex.failing()) {
    const isIt = pod.namespace === namespace && pod.name.startsWith(workload);
    const container = pod.containers[indexes[0] ?? -1];
    if (!isIt || container === undefined || (node !== undefined && pod.node !== node)) continue;
    return { namespace, name: pod.name, container: container.name };
  }
  throw new Error(`${workload} does not fail in ${namespace}`);
}

describe('every failure of the demo', () => {
  test.each([
    ['cart', 'cart-api', 'registry/rejected', 'set-password'],
    ['catalog', 'media-resizer', 'registry/no-such-tag', 'choose-tag'],
    ['catalog', 'thumb-cache', 'registry/rate-limit', 'add-entry'],
    ['ci-runners', 'artifact-cleaner', 'registry/unreachable', 'correct-image'],
    ['ci-runners', 'contractor-tool', 'node/image-not-allowed', 'choose-tag'],
    ['ci-runners', 'report-gen', 'pod/invalid-name', 'correct-image'],
    ['ci-runners', 'runner', 'pod/never-policy', 'check-node'],
    ['data-ingest', 'archive', 'secret/wrong-type', 'replace-secret'],
    ['data-ingest', 'doc-convert', 'secret/undecodable', 'repair-secret'],
    ['data-ingest', 'edi-gateway', 'registry/protocol', 'check-node'],
    ['data-ingest', 'ingest', 'entry/expired', 'renew-credential'],
    ['kube-system', 'edge-gateway', 'node/disk', 'free-disk'],
    ['ml-platform', 'embedder', 'registry/wrong-platform', 'choose-platform'],
    ['ml-platform', 'llm-gateway', 'entry/path-differs', 'link-secret'],
    ['mobile-bff', 'landing-t', 'account/stale-copy', 'restart-workload'],
    ['notebooks', 'course-tools', 'account/no-secret-listed', 'create-secret'],
    ['payments', 'ledger-api', 'entry/port-differs', 'add-entry'],
    ['payments', 'settlement-report', 'registry/no-right', 'grant-right'],
    ['search-staging', 'ranker-lab', 'registry/tls', 'check-node'],
  ])('%s %s breaks at %s, and %s helps first', async (namespace, workload, key, remedy) => {
    const answer = await explained('jana', failing(namespace, workload));
    expect(answer.break === null ? null : breakKey(answer.break)).toBe(key);
    expect(answer.remedies[0]?.code).toBe(remedy);
    expect(sentenceText(answer.headline)).toMatch(/\.$/);
    expect(answer.pending).toBe(false);
    expect(answer.root).toContain(key);
  });

  test('is explained for everybody who sees it, without a value of a credential', async () => {
    for (const { pod, failing: indexes } of pullport.running.podIndex.failing()) {
      for (const at of indexes) {
        const container = pod.containers[at]?.name ?? '';
        const place = { namespace: pod.namespace, name: pod.name, container };
        for (const person of ['jana', 'vera']) {
          const text = await (await ask(person, place)).text();
          explanation.parse(JSON.parse(text));
          expect(text).not.toMatch(/demo-[a-z]+-2\d{3}|"password"|_json_key.*private/);
        }
      }
    }
  });
});

describe('what an explanation rests on', () => {
  test('the message with its deciding words, and the events of this container', async () => {
    const { said, causes } = await explained('jana', failing('payments', 'ledger-api'));
    const { evidence } = causes[0] ?? {};
    expect(evidence?.in).toBe('message');
    expect(said.message.slice(evidence?.start, evidence?.end)).toMatch(
      /^(401 Unauthorized|no basic auth credentials)$/,
    );
    expect(said.events?.map(({ reason }) => reason)).toContain('Failed');
    expect(said.events?.some(({ reason }) => reason === 'FailedToRetrieveImagePullSecret')).toBe(true);
  });

  test('the readiness of the workload and the node it is on', async () => {
    const answer = await explained('jana', failing('payments', 'ledger-api'));
    expect(answer.replicas).toEqual({ ready: 0, wished: 2 });
    expect(answer.node?.machine?.platform).toMatch(/^linux\//);
    expect(answer.owner).toEqual({ kind: 'Deployment', name: 'ledger-api' });
  });

  test('the name of its node also for whoever may not see nodes', async () => {
    const { node } = await explained('mara', failing('payments', 'ledger-api'));
    expect(node).toEqual({ name: expect.stringMatching(/^node-\d+$/), machine: null });
  });

  test('nodes on which the same image runs', async () => {
    const { nodeNotes } = await explained('jana', failing('notebooks', 'course-tools'));
    expect(nodeNotes.map(sentenceText).join(' ')).toContain('The same image runs on');
  });

  test('what this person may read: of secrets only their names', async () => {
    const answer = await explained('vera', failing('payments', 'ledger-api'));
    expect(answer.break).toEqual({ hop: 'secret', code: 'not-readable' });
    expect(answer.path.secret.cards.map(({ state }) => state)).toContain('not-readable');
    expect(JSON.stringify(answer)).not.toContain('svc-pull');
  });

  test('without events where they may not be listed, which is said', async () => {
    const undo = pullport.demo.faults.add(
      { person: 'mara', resource: 'events', verb: 'list' },
      { kind: 'status', code: 403 },
    );
    const { said, headline } = await explained('mara', failing('payments', 'ledger-api'));
    undo();
    expect(said.events).toBeNull();
    expect(said.eventsProblem).toContain('list events');
    expect(sentenceText(headline)).toContain('No credential this pod carries');
  });
});

describe('of a pod that somebody looks at already', () => {
  test('nothing is said once it is no more, or another has its name', async () => {
    const place = failing('payments', 'ledger-api');
    const { podUid } = await explained('mara', place);
    expect((await ask('mara', place, `?uid=${podUid}`)).status).toBe(200);
    expect((await ask('mara', place, '?uid=another')).status).toBe(204);
    expect((await ask('mara', { ...place, name: 'gone' }, '?uid=another')).status).toBe(204);
    expect((await ask('mara', { ...place, name: 'gone' })).status).toBe(404);
  });

  test('who may not see it is refused as ever', async () => {
    const answer = await ask('mara', failing('checkout', 'receipt'), '?uid=another');
    expect(answer.status).toBe(403);
  });
});

describe('who may ask', () => {
  const problem = async (person: string, place: Place) => {
    const answer = await ask(person, place);
    const { detail, scope } = (await answer.json()) as { detail: string; scope: unknown };
    return { status: answer.status, detail, scope };
  };

  test('is refused alike whether or not the pod exists', async () => {
    const there = await problem('mara', failing('checkout', 'receipt'));
    const absent = await problem('mara', { namespace: 'checkout', name: 'no-such-pod', container: 'x' });
    expect(there.status).toBe(403);
    expect(absent).toEqual(there);
  });

  test('hears that a pod or a container is not there only with the right to look', async () => {
    const pod = await problem('mara', { namespace: 'payments', name: 'no-such-pod', container: 'x' });
    expect(pod.status).toBe(404);
    const place = { ...failing('payments', 'ledger-api'), container: 'no-such' };
    expect((await problem('mara', place)).detail).toContain('has no container no-such');
  });
});

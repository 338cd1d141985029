import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { deployedObjects } from '#e2e/cluster/manifest.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import type { KubeObject } from '#e2e/cluster/workloads/objects.ts';
import { startTcpProxy, type TcpProxy } from '#e2e/faults/tcp-proxy.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { tokenOf } from '#e2e/real/pod-environment.ts';
import { pushProductImage } from '#e2e/real/product-image.ts';

const patience = { timeout: 90_000, interval: 500 };
const pods = '/api/v1/namespaces/pullport/pods';
const repository = 'platform/pullport';
let cluster: Cluster;
let apiServer: TcpProxy;

beforeAll(async () => {
  cluster = await startCluster({ runtime: 'containerd-2', audit: true });
  const { hosts, pushTo } = registries();
  await pushProductImage(pushTo, repository);
  apiServer = await startTcpProxy(Number(new URL(cluster.server).port), { host: bridgeAddress() });
  const session = {
    ...{ apiVersion: 'v1', kind: 'Secret' },
    metadata: { namespace: 'pullport', name: 'pullport-session' },
    stringData: { key: 'a key of this test, long enough for a seal' },
  };
  const deployed = deployedObjects().map((object) => placed(object, `${hosts.open}/${repository}:1`));
  await apply(cluster.access('admin'), [session, ...deployed]);
});
afterAll(async () => {
  await apiServer?.close();
  await endCluster(cluster);
});

function registries() {
  if (cluster.registries === null) throw new Error('This test needs a node.');
  return cluster.registries;
}

/** The node's own address, which pods reach. */
function bridgeAddress(): string {
  const address = networkInterfaces()[cluster.run.state.bridge ?? '']?.[0]?.address;
  if (address === undefined) throw new Error('The node has no bridge.');
  return address;
}

/** The Deployment with its image, and the API server by name and port: service addresses lead nowhere here. */
function placed(object: KubeObject, image: string): KubeObject {
  if (object.kind !== 'Deployment') return object;
  const { spec }: Deployment = JSON.parse(JSON.stringify(object));
  const [container] = spec.template.spec.containers;
  container.image = image;
  container.env.push(
    { name: 'KUBERNETES_SERVICE_HOST', value: 'kubernetes.default.svc' },
    { name: 'KUBERNETES_SERVICE_PORT', value: String(apiServer.port) },
  );
  spec.template.spec.hostAliases = [{ ip: bridgeAddress(), hostnames: ['kubernetes.default.svc'] }];
  return { ...object, spec };
}

type Deployment = {
  spec: {
    template: {
      spec: {
        hostAliases: object[];
        containers: [{ image: string; env: { name: string; value: string }[] }];
      };
    };
  };
};

type Pod = {
  metadata: { name: string };
  status: { podIP: string; containerStatuses?: { ready: boolean; state: object }[] };
};

async function allPods(): Promise<Pod[]> {
  const { items } = await mustCall<{ items: Pod[] }>(cluster.access('admin'), { method: 'GET', path: pods });
  return items;
}

/** `ready`, or what the kubelet says instead. */
async function states(): Promise<string[]> {
  return (await allPods()).map(({ status }) => {
    const [container] = status.containerStatuses ?? [];
    return container?.ready === true ? 'ready' : JSON.stringify(container?.state ?? 'no container yet');
  });
}

/** A call as the ingress passes it on. */
async function ask(ip: string, method: string, path: string, headers: object, body?: object) {
  const origin = 'https://images.example.com';
  const call = request({
    ...{ host: ip, port: 3000, method, path },
    headers: {
      ...{ host: 'images.example.com', 'x-forwarded-proto': 'https' },
      ...{ origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    },
  });
  call.end(body === undefined ? undefined : JSON.stringify(body));
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return answer;
}

describe('the manifest’s own pods', () => {
  it('become ready without root, on a file system that cannot be written, in a restricted namespace', async () => {
    await expect.poll(states, patience).toEqual(['ready', 'ready']);
  });

  it('take each other’s sign-ins by the one key, and show people what they may see', async () => {
    const [first = '', second = ''] = (await allPods()).map(({ status }) => status.podIP);
    const token = tokenOf(cluster, 'tenant-a');
    const signedIn = await ask(first, 'POST', '/api/v1/session', {}, { token });
    expect(signedIn.statusCode).toBe(204);
    const cookie = (signedIn.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
    const answer = await ask(second, 'GET', '/api/v1/session', { cookie });
    expect(JSON.stringify(await json(answer))).toContain('tenant-a');
    expect((await ask(second, 'GET', '/api/v1/pods', {})).statusCode).toBe(401);
  });

  it('end within their grace when they are deleted', async () => {
    const [pod] = await allPods();
    const name = pod?.metadata.name ?? '';
    await mustCall(cluster.access('admin'), { method: 'DELETE', path: `${pods}/${name}` });
    const names = async () => (await allPods()).map(({ metadata }) => metadata.name);
    await expect.poll(names, { timeout: 10_000 }).not.toContain(name);
    await expect.poll(states, patience).toEqual(['ready', 'ready']);
  });
});

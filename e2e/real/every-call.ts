/** Calls that go on until somebody leaves. */
export const unending: readonly string[] = ['/api/v1/events', '/api/v1/proofs'];

const entry = { server: 'other.corp.test', username: 'robot', password: 'new' };
const made = { name: 'made', namespaces: ['payments'], entries: [entry] };
const secret = { namespace: 'payments', name: 'registry-pull' };
const dryRun = true;

/** By operation: what it needs to be answered, where it needs anything. Nothing is written but a proof's own pod. */
const bodies: Readonly<Record<string, object>> = {
  'post /pull-secrets': { ...made, dryRun },
  'post /pull-secret-checks': made,
  'post /pull-secret-rotations': { ...secret, key: 'registry.corp.test', password: 'new', dryRun },
  'post /pull-secret-deletions': { secrets: [secret], dryRun },
  'patch /namespaces/{namespace}/pull-secrets/{name}': {
    ...{ resourceVersion: '1', edits: [{ action: 'add', ...entry }], dryRun },
  },
  'delete /namespaces/{namespace}/pull-secrets/{name}': { dryRun },
  'post /service-account-links': {
    action: 'link',
    secret: 'registry-pull',
    namespaces: ['payments'],
    dryRun,
  },
  'post /restarts': { pods: [{ namespace: 'payments', name: 'web' }], dryRun },
  'post /proofs': { namespace: 'billing', image: 'public.corp.test/app:1' },
};

/** How to call an operation of the API, such as `post /proofs`, on a cluster with a pod and a secret in payments. */
export function callOf(operation: string, token: string): { address: string; body?: object } {
  const path = operation
    .replace(/^\w+ /, '/api/v1')
    .replace('{namespace}', 'payments')
    .replace('/pods/{name}', '/pods/web')
    .replace('{container}', 'app')
    .replace('/pull-secrets/{name}', '/pull-secrets/registry-pull');
  const body = operation === 'post /session' ? { token } : bodies[operation];
  const address = operation === 'get /proofs' ? `${path}?namespace=payments` : path;
  return body === undefined ? { address } : { address, body };
}

/** What an answer begins with; nobody listens to the rest. */
export async function firstWords(answer: Response): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return first?.value ?? '';
}

import type { Product } from '#e2e/real/product.ts';
import type { Outside } from '#e2e/real/outside-acts.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import type { WriteResult } from '#lib/api/writes.ts';
import { api } from '#lib/paths.ts';

export type Remedy = Explanation['remedies'][number];

/** Someone who presses what the product offers, and knows the right password of every registry. */
export type Presser = Outside & { product: Product };

/** Whether it is something to press that cures, and not only an end of waiting. */
export function isPressable({ action, code, kubectl }: Remedy): boolean {
  if (code === 'retry-now') return false;
  return action.kind !== 'none' || (code === 'create-account' && kubectl.length > 0);
}

/** Presses it, with the credential where it asks for one. Throws where something was not written. */
export async function press(presser: Presser, { action, kubectl }: Remedy, name: string): Promise<void> {
  const { account } = presser.registries;
  switch (action.kind) {
    case 'create-secret':
      return write(presser, 'POST', api.pullSecrets(), {
        ...{ name: action.name ?? name, namespaces: [action.namespace] },
        entries: [{ server: action.server, ...login(presser) }],
        serviceAccounts: action.serviceAccount === null ? 'none' : [action.serviceAccount],
      });
    case 'link':
      return write(presser, 'POST', api.serviceAccountLinks(), {
        ...{ action: 'link', secret: action.secret },
        ...{ namespaces: [action.namespace], serviceAccounts: [action.account] },
      });
    case 'edit-entry':
      return edit(presser, action, { action: 'set-password', key: action.key, ...login(presser) });
    case 'add-entry':
      return edit(
        presser,
        action,
        action.copyFrom === null
          ? { action: 'add', server: action.key, ...login(presser) }
          : { action: 'copy', key: action.copyFrom, newKey: action.key },
      );
    case 'rename-key':
      return edit(presser, action, { action: 'rename', key: action.key, newKey: action.newKey });
    case 'open-secret':
      return kubectl.length === 0 ? repair(presser, action) : runLines(presser, kubectl);
    case 'restart':
      return write(presser, 'POST', api.restarts(), {
        workloads: [{ namespace: action.namespace, ...action.workload }],
      });
    case 'delete-pod':
      return deletePod(presser, action);
    case 'none':
      return runLines(presser, kubectl);
  }

  /** A type never changes: the printed lines delete the secret and make it anew. */
  async function runLines({ kubectl: run }: Presser, lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await run(line.replace('USERNAME', account.username).replace('PASSWORD', account.password));
    }
  }
}

/** Has a pod's owner make a new one. */
export async function deletePod(
  presser: Presser,
  { namespace, pod, uid }: { namespace: string; pod: string; uid: string },
): Promise<void> {
  await write(presser, 'POST', api.restarts(), { pods: [{ namespace, name: pod, uid }] });
}

function login({ registries: { account } }: Presser): { username: string; password: string } {
  return { username: account.username, password: account.password };
}

type Secret = { namespace: string; secret: string };

async function edit(presser: Presser, secret: Secret, change: object): Promise<void> {
  await patch(presser, secret, { edits: [change] });
}

/** A document that can be read in the place of one that cannot. */
async function repair(presser: Presser, secret: Secret): Promise<void> {
  const { hosts } = presser.registries;
  const document = JSON.stringify({ auths: { [hosts.password]: login(presser) } });
  await patch(presser, secret, { document });
}

async function patch({ product, ...presser }: Presser, at: Secret, body: object): Promise<void> {
  const path = api.pullSecret(at.namespace, at.secret);
  const { body: detail } = await product.get(path);
  const { resourceVersion } = detail['secret'];
  await write({ product, ...presser }, 'PATCH', path, { resourceVersion, ...body });
}

async function write({ product }: Presser, method: string, path: string, body: object): Promise<void> {
  const answer = await product.send(method, path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  const { results } = JSON.parse(text) as WriteResult;
  const lost = results.filter(({ outcome }) =>
    ['forbidden', 'invalid', 'failed', 'conflict'].includes(outcome),
  );
  if (lost.length > 0) throw new Error(`${method} ${path}: ${JSON.stringify(lost)}`);
}

import { createPullSecret as createBody, editPullSecret as editBody } from '#lib/api/pull-secret-writes.ts';
import { restart as restartBody } from '#lib/api/restarts.ts';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import type { WriteResult } from '#lib/api/writes.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import type { RemedyAction } from '#lib/domain/pull/remedy.ts';
import type { Context } from '#lib/server/context.ts';
import { createPullSecret } from '#lib/server/pull-secrets/create-pull-secret.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { editPullSecret } from '#lib/server/pull-secrets/edit-pull-secret.ts';
import { restart } from '#lib/server/restarts/restart.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import type { DemoPullport } from './demo-context.ts';
import { storedSecret } from './demo-secrets.ts';
import { resultOf } from './write-results.ts';

/** What a person types into the form a remedy opens; `server` where the form leaves it to them. */
export type Typed = { username: string; password: string; server?: string };

type Of<Kind extends RemedyAction['kind']> = Extract<RemedyAction, { kind: Kind }>;
type EntryAction = Of<'edit-entry' | 'add-entry' | 'rename-key'>;

/** Presses a remedy as its page does, through the same verbs, and makes new pods where it says they are needed. */
export async function pressRemedy(
  pullport: DemoPullport,
  context: Context,
  { remedies: [remedy], owner, namespace }: Explanation,
  typed: Typed | null,
): Promise<void> {
  if (remedy === undefined) throw new Error('There is no remedy to press.');
  expectDone(await press(pullport, context, remedy.action, typed));
  const isItself = remedy.action.kind === 'restart' || remedy.action.kind === 'delete-pod';
  if (remedy.needsNewPods !== 'restart' || isItself) return;
  await pullport.caughtUp();
  const workloads = [{ namespace, ...owner }];
  expectDone(await resultOf(restart(context, restartBody.parse({ workloads }))));
}

function press(
  pullport: DemoPullport,
  context: Context,
  action: RemedyAction,
  typed: Typed | null,
): Promise<WriteResult> {
  switch (action.kind) {
    case 'link':
      return resultOf(linkPullSecret(context, linkBody.parse(linkOf(action))));
    case 'restart': {
      const workloads = [{ namespace: action.namespace, ...action.workload }];
      return resultOf(restart(context, restartBody.parse({ workloads })));
    }
    case 'delete-pod': {
      const pods = [{ namespace: action.namespace, name: action.pod, uid: action.uid }];
      return resultOf(restart(context, restartBody.parse({ pods })));
    }
    case 'create-secret':
      return resultOf(createPullSecret(context, createBody.parse(createOf(action, needed(typed)))));
    case 'open-secret':
      return mend(pullport, context, action, needed(typed));
    case 'none':
      throw new Error('This remedy is done outside of the product.');
    default:
      return edit(pullport, context, action, typed);
  }
}

function linkOf({ namespace, secret, account }: Of<'link'>) {
  return { action: 'link', secret, namespaces: [namespace], serviceAccounts: [account] };
}

function createOf({ namespace, name, server, serviceAccount }: Of<'create-secret'>, typed: Typed) {
  return {
    name: name ?? 'made-by-remedy',
    namespaces: [namespace],
    entries: [{ server, ...typed }],
    serviceAccounts: serviceAccount === null ? 'none' : [serviceAccount],
  };
}

async function edit(
  pullport: DemoPullport,
  context: Context,
  action: EntryAction,
  typed: Typed | null,
): Promise<WriteResult> {
  const { namespace, secret: name } = action;
  const { resourceVersion } = (await storedSecret(pullport, namespace, name)).metadata;
  const body = editBody.parse({ resourceVersion, edits: [editOf(action, typed)] });
  return resultOf(editPullSecret(context, { namespace, name, ...body }));
}

function editOf(action: EntryAction, typed: Typed | null): object {
  switch (action.kind) {
    case 'rename-key':
      return { action: 'rename', key: action.key, newKey: action.newKey };
    case 'add-entry':
      return action.copyFrom === null
        ? { action: 'add', server: action.key, ...needed(typed) }
        : { action: 'copy', key: action.copyFrom, newKey: action.key };
    case 'edit-entry':
      return { action: 'set-password', key: action.key, ...needed(typed) };
  }
}

/** A document that can be read in the place of one that cannot; a secret of another type is made anew. */
async function mend(
  pullport: DemoPullport,
  context: Context,
  { namespace, secret: name }: Of<'open-secret'>,
  { server = '', username, password }: Typed,
): Promise<WriteResult> {
  const { type, metadata } = await storedSecret(pullport, namespace, name);
  if (type === 'kubernetes.io/dockerconfigjson') {
    const document = JSON.stringify({ auths: { [server]: { username, password } } });
    const body = editBody.parse({ resourceVersion: metadata.resourceVersion, document });
    return resultOf(editPullSecret(context, { namespace, name, ...body }));
  }
  const deletion = { namespace, name, unlink: 'no', dryRun: false } as const;
  expectDone(await resultOf(deletePullSecret(context, deletion)));
  const entries = [{ server, username, password }];
  return resultOf(createPullSecret(context, createBody.parse({ name, namespaces: [namespace], entries })));
}

function needed(typed: Typed | null): Typed {
  if (typed === null) throw new Error('This remedy needs a credential.');
  return typed;
}

const done: readonly string[] = ['created', 'updated', 'deleted', 'unchanged'];

function expectDone({ results }: WriteResult): void {
  const stopped = results.filter(({ outcome }) => !done.includes(outcome));
  if (results.length === 0 || stopped.length > 0)
    throw new Error(`The remedy was refused: ${stopped.map(({ detail }) => detail).join(' ')}`);
}

import 'server-only';
import type { CreatePullSecret } from '#lib/api/pull-secret-writes.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import type { Context } from '../context.ts';
import { suggestRestarts } from '../restarts/suggest-restarts.ts';
import { linkOne } from '../service-accounts/link-one.ts';
import { isDone } from '../writes/result-line.ts';
import { writeAll, type WriteItem } from '../writes/write-all.ts';
import { composeSecrets, type SecretDraft } from './compose-secrets.ts';
import { linkObstacle, obstacleLine } from './link-obstacle.ts';
import { conflictChoice } from './conflict-choice.ts';
import { linkTargets } from './link-targets.ts';
import { writeDraft } from './write-draft.ts';

/**
 * Creates a pull secret in many namespaces and links it to accounts: in each namespace the secret first, then its
 * links, so that whatever stops it half-way is completed by repeating it.
 * @throws AppError `invalid-field` with a sentence at each field; nothing is written then
 */
export async function createPullSecret(context: Context, input: CreatePullSecret) {
  const drafts = composeSecrets(input);
  const keys = drafts.flatMap(keysOf);
  const namespaces = [...new Set(input.namespaces)];
  const items = namespaces.map((namespace): WriteItem => {
    const onConflict = conflictChoice(input.onConflict, namespace);
    return {
      namespace,
      kind: 'Secret',
      name: input.name,
      async *write(own) {
        const targets = await linkTargets(own, namespace, input.serviceAccounts, keys);
        const obstacle = await linkObstacle(own, namespace, targets);
        if (obstacle !== null)
          return yield* drafts.map(({ name }) => obstacleLine(namespace, name, obstacle));
        const accounts = targets.is === 'known' ? targets.accounts : [];
        for (const draft of drafts) {
          const line = await writeDraft(own, namespace, draft, { onConflict, dryRun: input.dryRun });
          yield line;
          if (isDone(line)) yield* linkAll(own, namespace, draft.name, accounts, input.dryRun);
        }
      },
    };
  });
  const names = drafts.map(({ name }) => name);
  return writeAll(context, {
    dryRun: input.dryRun,
    items,
    restarts: (results) => suggestRestarts(context, results, names),
  });
}

async function* linkAll(
  context: Context,
  namespace: string,
  secret: string,
  accounts: readonly string[],
  dryRun: boolean,
): AsyncGenerator<ResultLine, void> {
  for (const account of accounts) {
    yield await linkOne(context, {
      namespace,
      account,
      secret,
      list: 'imagePullSecrets',
      action: 'link',
      dryRun,
    });
  }
}

function keysOf({ document, format }: SecretDraft): string[] {
  const read = readEntries(document, format);
  return read.ok ? read.entries.map(({ key }) => key) : [];
}

import 'server-only';
import type { EditPullSecret } from '#lib/api/pull-secret-writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import type { Context } from '../context.ts';
import { outdatedWorkloads, type LinkedAccount } from '../restarts/outdated-workloads.ts';
import { writeAll } from '../writes/write-all.ts';
import { changeInPlace } from './change-in-place.ts';
import { readExisting } from './existing-secret.ts';
import { replacementDraft } from './replacement-draft.ts';
import { replaceSecret } from './replace-secret.ts';
import { wantedDocument } from './wanted-document.ts';

type Edit = EditPullSecret & { namespace: string; name: string };

/**
 * Changes entries of one secret, or its whole document, only if it is still as it was seen. Where its data or type can
 * never change, `replaceAs` makes a secret of another name and moves every link to it; workloads whose pods still carry
 * the older list are named for a restart.
 * @throws AppError `invalid-field` naming the edit that cannot be made; `forbidden` or `not-found` as reading it does
 */
export async function editPullSecret(context: Context, input: Edit) {
  const { namespace, name, dryRun } = input;
  const existing = await readExisting(context, namespace, name);
  const wanted = wantedDocument(existing, input);
  const draft = input.replaceAs === undefined ? null : replacementDraft(existing, wanted, input);
  if (draft === null && input.type !== undefined && input.type !== existing.type) throw needsNewName();
  const moved: LinkedAccount[] = [];
  return writeAll(context, {
    dryRun,
    items: [
      {
        namespace,
        kind: 'Secret',
        name: draft?.name ?? name,
        write: (own) =>
          draft === null
            ? changeInPlace(own, existing, wanted, { dryRun, seen: input.resourceVersion })
            : replaceSecret(own, existing, draft, {
                dryRun,
                tellMoved: (account) => moved.push(account),
              }),
      },
    ],
    restarts: () => outdatedWorkloads(context, moved),
  });
}

function needsNewName(): AppError {
  const message = 'The type of a Secret can never change: give a new name in replaceAs.';
  return new AppError('invalid-field', `Nothing was written. ${message}`, {
    fields: [{ field: 'replaceAs', message }],
  });
}

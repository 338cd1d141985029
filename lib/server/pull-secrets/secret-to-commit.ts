import 'server-only';
import type { ResultLine } from '#lib/api/writes.ts';
import { secretManifest } from '#lib/domain/kubectl-distribute.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import type { SecretDraft } from './compose-secrets.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { isFromGitOps, ownLabels } from './managers.ts';

type Wanted = Pick<SecretDraft, 'document' | 'format'> & Partial<SecretDraft>;

/** What to commit where a tool writes a secret from a repository, values left out; nothing where none does. */
export function secretToCommit(existing: ExistingSecret, wanted: Wanted): Pick<ResultLine, 'manifest'> {
  if (!isFromGitOps(existing.managers)) return {};
  const read = readEntries(wanted.document, wanted.format);
  const manifest = secretManifest({
    name: wanted.name ?? existing.name,
    type: wanted.type ?? existing.type,
    namespaces: [existing.namespace],
    entries: read.ok ? read.entries.map(({ key, username }) => ({ key, username })) : [],
    accounts: [],
    immutable: existing.immutable || wanted.immutable === true,
    labels: { ...ownLabels(existing.object), ...wanted.labels },
  });
  return { manifest: `${manifest}\n` };
}

import 'server-only';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { reformatDocument } from '#lib/domain/pull-secret/reformat.ts';
import type { ExistingSecret } from './existing-secret.ts';
import { heldDocument } from './wanted-document.ts';

/** The usual type, and the only one that every tool writes. */
const usual = 'kubernetes.io/dockerconfigjson';

/** The entries that a secret of the usual type takes over from this one, without their values. */
export function convertible(existing: ExistingSecret): PullSecretDetail['convertible'] {
  const held = existing.type === usual ? null : heldDocument(existing);
  if (held === null) return null;
  const document = reformatDocument(held.text, held.format, 'dockerconfigjson');
  const read = document.ok ? readEntries(document.text, 'dockerconfigjson') : document;
  if (!read.ok || read.entries.length === 0) return null;
  return read.entries.map(({ key, username }) => ({ key, username }));
}

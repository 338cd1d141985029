import { decodeBase64Text } from '#lib/domain/base64.ts';
import type { EntryFacts } from '#lib/domain/pull-secret/facts.ts';
import { parseJsonDocument } from '#lib/domain/pull-secret/json-document.ts';
import { presetOfKey, registryPresets } from '#lib/domain/pull-secret/presets.ts';

export type Expiry = Pick<EntryFacts, 'expiresAt' | 'expiryBasis'>;

const shortLivedUsers = new Set(registryPresets.map(({ lifetime }) => lifetime?.username));

const longestToken = 65_536;

/** `exp` of a JSON web token in epoch milliseconds, not verified; null where the text is none or names no end. */
export function jwtExpiry(token: string): number | null {
  if (token.length > longestToken || !token.startsWith('eyJ')) return null;
  const [, claims, signature, ...rest] = token.trim().split('.');
  if (claims === undefined || signature === undefined || rest.length > 0) return null;
  const decoded = decodeBase64Text(claims.replaceAll('-', '+').replaceAll('_', '/'), 'raw');
  const document = decoded.ok ? parseJsonDocument(decoded.text) : null;
  if (!decoded.ok || document?.ok !== true || document.root.is !== 'object') return null;
  const exp = document.root.members.findLast(({ name, value }) => name === 'exp' && value.is === 'number');
  if (exp === undefined) return null;
  const seconds = Number(decoded.text.slice(exp.value.start, exp.value.end));
  return seconds > 0 && seconds < 1e11 ? Math.floor(seconds * 1000) : null;
}

/**
 * When a credential ends: by the token itself, or by what its registry gives (ECR 12 h, access tokens of
 * Artifact Registry 1 h, of ACR 3 h) counted from `since`, the last time the secret's data was written.
 */
export function expiryOf(entry: { key: string; username: string; password: string }, since: number): Expiry {
  const exp = jwtExpiry(entry.password);
  if (exp !== null) return { expiresAt: exp, expiryBasis: 'jwt' };
  // Finding the registry of every key would cost more than all else that is read of a document.
  const lifetime = shortLivedUsers.has(entry.username) ? presetOfKey(entry.key)?.lifetime : null;
  if (lifetime?.username !== entry.username) return { expiresAt: null, expiryBasis: null };
  return { expiresAt: since + lifetime.milliseconds, expiryBasis: 'registry-lifetime' };
}

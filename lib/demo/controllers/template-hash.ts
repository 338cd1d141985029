import { createHash } from 'node:crypto';
import { type JsonValue } from '#lib/demo/api-server/objects.ts';

// The alphabet of apimachinery pkg/util/rand SafeEncodeString.
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** The short name of a pod template: equal templates have equal names. */
export function templateHash(template: JsonValue | undefined): string {
  const digest = createHash('sha256').update(JSON.stringify(template)).digest();
  return Array.from(digest.subarray(0, 10), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

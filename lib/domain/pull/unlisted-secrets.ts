import type { ImageReference } from '#lib/domain/image/reference.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import type { TriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import { lookUpCredentials } from '#lib/domain/pull/credentials.ts';
import type { PullReading } from '#lib/domain/pull/reading.ts';
import { refusalMark } from '#lib/domain/pull/refused.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { comparePodList } from '#lib/domain/service-account/admission.ts';

/**
 * A secret of the namespace that the pod does not list, and its first entry that would serve the image; `useless` where
 * it is known to be refused all the same.
 */
export type UnlistedSecret = {
  facts: SecretFacts;
  entry: TriedEntry;
  useless: 'rejected' | 'expired' | null;
};

/** Whether an entry signs in as somebody: empty ones and identity tokens do not. */
export function signsIn({ form }: Pick<TriedEntry, 'form'>): boolean {
  return form === 'auth' || form === 'fields';
}

function serving(
  image: ImageReference,
  facts: SecretFacts,
  { refused, now }: PullSituation,
): UnlistedSecret[] {
  const { tried } = lookUpCredentials(image, [{ is: 'there', name: facts.name, facts }]);
  const entry = tried.find(signsIn);
  if (entry === undefined) return [];
  const isExpired = entry.expiresAt !== null && entry.expiresAt <= now;
  const isRejected = refused.has(refusalMark(facts, image.registry));
  return [{ facts, entry, useless: isExpired ? 'expired' : isRejected ? 'rejected' : null }];
}

/** Whether linking it would help, as far as is known. */
export function isUsable({ useless }: Pick<UnlistedSecret, 'useless'>): boolean {
  return useless === null;
}

/** How many credentials a pod is given that lists it: one made for this registry gives away the least. */
const breadth = ({ facts: { document } }: UnlistedSecret) =>
  document.is === 'decoded' ? document.entries.length : 0;

/**
 * Secrets of the namespace that the kubelet would offer, were they on the pod's list; usable ones first, of those the
 * ones that hold the fewest other entries.
 */
export function unlistedSecrets({ situation, image }: PullReading): UnlistedSecret[] {
  const { namespaceSecrets, pod } = situation;
  if (namespaceSecrets.is !== 'read' || !image.ok) return [];
  const { reference } = image;
  return namespaceSecrets.secrets
    .filter(({ name }) => !pod.imagePullSecrets.includes(name))
    .flatMap((facts) => serving(reference, facts, situation))
    .toSorted((a, b) => Number(isUsable(b)) - Number(isUsable(a)) || breadth(a) - breadth(b));
}

/** Names the account lists by now and the pod does not: its list is a copy of the day it was made, or its own. */
export function linkedSince({ account, pod }: PullSituation): readonly string[] {
  if (account.is !== 'there') return [];
  return comparePodList(pod.imagePullSecrets, account.imagePullSecrets).missing.filter((name) => name !== '');
}

/**
 * Whether a new pod would get the account's list: only where the pod's own spec lists nothing
 * (ServiceAccount admission: copied if and only if the pod has no imagePullSecrets). Where the template is not
 * visible, a list that the account still holds was most likely copied from it.
 */
export function wouldCopyAccount({ pod, template, account }: PullSituation): boolean {
  if (template !== null) return template.length === 0;
  if (account.is !== 'there') return pod.imagePullSecrets.length === 0;
  return comparePodList(pod.imagePullSecrets, account.imagePullSecrets).extra.length === 0;
}

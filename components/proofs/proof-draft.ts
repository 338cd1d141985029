import { valuesOf } from '#components/common/search-links.ts';
import type { Prove } from '#lib/api/proofs.ts';
import type { SearchValues } from '#lib/paths.ts';

/** The form as it stands; an empty node means any. */
export type ProofDraft = { namespace: string; image: string; serviceAccount: string; node: string };

/** What the address pre-fills. */
export function draftOf(values: SearchValues): ProofDraft {
  const given = (name: string) => valuesOf(values, name)[0] ?? '';
  const serviceAccount = given('serviceAccount');
  return {
    namespace: given('namespace'),
    image: given('image'),
    serviceAccount: serviceAccount === '' ? 'default' : serviceAccount,
    node: given('node'),
  };
}

export function proveOf({ namespace, image, serviceAccount, node }: ProofDraft): Prove {
  return { namespace, image: image.trim(), serviceAccount, ...(node !== '' && { node }) };
}

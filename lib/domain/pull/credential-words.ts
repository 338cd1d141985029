import type { DocumentFacts, NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import type {
  CredentialLookup,
  LookupSecret,
  LookupSecretState,
} from '#lib/domain/pull/credential-lookup.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

const stateOfDocument: Record<DocumentFacts['is'], LookupSecretState> = {
  decoded: 'read',
  undecodable: 'undecodable',
  'wrong-type': 'wrong-type',
  'wrong-key': 'wrong-key',
};

function sentenceOfDocument(document: DocumentFacts, type: string): string {
  switch (document.is) {
    case 'decoded':
      return document.entries.length === 0
        ? 'It holds no entry; add one.'
        : `It holds ${count(document.entries.length, 'entry', 'entries')}.`;
    case 'undecodable':
      return `It cannot be decoded (${document.problem}), and one such secret fails every pull of the pod. Repair it.`;
    case 'wrong-type':
      return `Its type is ${type}; the kubelet reads kubernetes.io/dockerconfigjson and kubernetes.io/dockercfg only. Create it anew with that type.`;
    case 'wrong-key':
      return `Its data has no ${document.expectedKey}, the only key read of this type, so the kubelet passes over it.`;
  }
}

/** What the kubelet makes of one secret that a pod names, in words. */
export function explainSecret(secret: NamedSecret): LookupSecret {
  const { name } = secret;
  switch (secret.is) {
    case 'there': {
      const { document, type } = secret.facts;
      const entries = document.is === 'decoded' ? document.entries.length : 0;
      return {
        name,
        state: stateOfDocument[document.is],
        entries,
        sentence: sentenceOfDocument(document, type),
      };
    }
    case 'missing':
      return {
        name,
        state: 'missing',
        entries: 0,
        sentence: 'It does not exist in this namespace; the pull goes on without it.',
      };
    case 'not-readable':
      return {
        name,
        state: 'not-readable',
        entries: 0,
        sentence: 'You may not read it, so what it holds is not known here.',
      };
    case 'pending':
      return { name, state: 'pending', entries: 0, sentence: 'It is being read.' };
  }
}

/** One sentence for the whole look-up. */
export function sentenceOfLookup(lookup: Omit<CredentialLookup, 'sentence'>): string {
  const { tried, notTried, secrets, undecodable } = lookup;
  switch (lookup.outcome) {
    case 'fails':
      return `Secret ${undecodable[0]} cannot be decoded, so the kubelet asks no registry at all; repair it or take it off the list.`;
    case 'unknown': {
      const hidden = secrets.filter(({ state }) => state === 'not-readable' || state === 'pending').length;
      return `${count(hidden, 'secret is', 'secrets are')} not known here, so what the kubelet offers is not certain.`;
    }
    case 'tried':
      return `${count(tried.length, 'entry is', 'entries are')} offered, longer paths first and * last; no attempt without credentials follows.`;
    case 'anonymous':
      return notTried.length === 0
        ? 'There is no credential to offer, so one attempt without any is made.'
        : `None of the ${count(notTried.length, 'entry', 'entries')} matches, so one attempt without credentials is made.`;
  }
}

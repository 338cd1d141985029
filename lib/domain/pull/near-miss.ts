import type { NotTriedReason } from '#lib/domain/pull/credential-lookup.ts';
import {
  hasGlob,
  hostMatches,
  hostOf,
  isDockerHubName,
  type ParsedKey,
  type RegistryKey,
} from '#lib/domain/pull/key.ts';
import { dockerHubFallback, isDockerHubAlias, neverMatches } from '#lib/domain/pull/never-matches.ts';

/** Why a key does not serve an image. The smaller `distance`, the nearer it came. */
export type NearMiss = {
  reason: NotTriedReason;
  has: string;
  asks: string;
  sentence: string;
  distance: number;
};

const portWords = (port: string) => (port === '' ? 'no port' : `:${port}`);

function portMiss(key: RegistryKey, image: RegistryKey): NearMiss {
  const has = portWords(key.port);
  const asks = portWords(image.port);
  const implied = [key.port, image.port].includes('443') ? ' :443 is not implied.' : '';
  const sentence = `Port differs: ${has} here, the image asks ${asks}.${implied}`;
  return {
    reason: 'port-differs',
    has,
    asks,
    sentence,
    distance: image.path.startsWith(key.path) ? 1 : 3,
  };
}

function pathMiss(key: RegistryKey, image: RegistryKey): NearMiss {
  const has = key.path.slice(1);
  const asks = image.path.slice(1);
  const slash = key.path === `${image.path}/` ? ' Leave the last slash out.' : '';
  const sentence = `Path differs: ${asks} does not start with ${has}.${slash}`;
  return { reason: 'path-differs', has, asks, sentence, distance: 2 };
}

/** Whether a key with globs fits the image but for the number of labels, laid on from the right or the left. */
function fitsButForLabels(key: RegistryKey, image: RegistryKey): boolean {
  const shared = Math.min(key.labels.length, image.labels.length);
  const laid = (from: (labels: readonly string[]) => readonly string[]) =>
    hostMatches({ ...key, labels: from(key.labels) }, { ...image, labels: from(image.labels) });
  return laid((labels) => labels.slice(-shared)) || laid((labels) => labels.slice(0, shared));
}

function sharedTail(key: RegistryKey, image: RegistryKey): number {
  let shared = 0;
  while (shared < key.labels.length && key.labels.at(-1 - shared) === image.labels.at(-1 - shared))
    shared += 1;
  return shared;
}

function hostMiss(key: RegistryKey, image: RegistryKey): NearMiss {
  const has = hostOf(key);
  const asks = hostOf(image);
  if (key.labels.length !== image.labels.length && hasGlob(has) && fitsButForLabels(key, image)) {
    const sentence = `The key has ${key.labels.length} labels, the image’s host has ${image.labels.length}; a * covers exactly one.`;
    return { reason: 'glob-labels', has, asks, sentence, distance: 4 };
  }
  if (has.toLowerCase() === asks.toLowerCase()) {
    const sentence = 'Case differs: keys are compared letter by letter.';
    return { reason: 'host-differs', has, asks, sentence, distance: 3 };
  }
  const sentence = `Host differs: the image is on ${asks}.`;
  const tail = sharedTail(key, image);
  // A shared last label (`io`, `com`) says nothing; two and more are usually the same organisation.
  return {
    reason: 'host-differs',
    has,
    asks,
    sentence,
    distance: tail > 1 ? 10 - Math.min(tail, 4) : 10,
  };
}

function dockerHubMiss(key: RegistryKey, image: RegistryKey, onDockerHub: boolean): NearMiss | null {
  if (key.text !== dockerHubFallback) return null;
  const asks = hostOf(image);
  const has = dockerHubFallback;
  if (onDockerHub) {
    const sentence =
      'This key of Docker Hub is a fallback, used only where no other key matches, and one does.';
    return { reason: 'fallback-not-needed', has, asks, sentence, distance: 0 };
  }
  const sentence = `This key serves Docker Hub only; the image is on ${asks}.`;
  return { reason: 'fallback-only-docker-hub', has, asks, sentence, distance: 10 };
}

/** Why a key that does not match `repository` does not, and how near it came. */
export function explainMiss(
  written: string,
  parsed: ParsedKey,
  image: RegistryKey,
  repository: string,
): NearMiss {
  if (!parsed.ok) {
    const sentence = `The kubelet cannot read this key and passes over it (${parsed.problem}); write host[:port][/path].`;
    return { reason: 'unparsable-key', has: written, asks: repository, sentence, distance: 8 };
  }
  const { key } = parsed;
  const onDockerHub = isDockerHubName(repository);
  const dockerHub = dockerHubMiss(key, image, onDockerHub);
  if (dockerHub !== null) return dockerHub;
  const never = neverMatches(written, parsed);
  if (never !== null && (onDockerHub || !isDockerHubAlias(key))) {
    const meant = isDockerHubAlias(key) || hostMatches(key, image);
    const { sentence } = never;
    return {
      reason: 'never-matches',
      has: written,
      asks: repository,
      sentence,
      distance: meant ? 2 : 9,
    };
  }
  if (!hostMatches(key, image)) return hostMiss(key, image);
  return key.port === image.port ? pathMiss(key, image) : portMiss(key, image);
}

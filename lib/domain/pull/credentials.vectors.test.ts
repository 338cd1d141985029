import { expect } from 'vitest';
import { parseImageReference } from '#lib/domain/image/reference.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { secretFacts, type TestSecret } from '#scripts/testing/secrets.ts';
import { lookUpCredentials, lookUpRepository } from '#lib/domain/pull/credentials.ts';
import { isDockerHubName, keyMatches, parseLocation } from '#lib/domain/pull/key.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Credential = { username: string; password: string };

type Element = { name?: string; source: string } & (
  | { kind: 'urlsMatch'; glob: string; target: string; matches: boolean }
  | {
      kind: 'keyring';
      configKeys: string[];
      dockerConfig?: Record<string, Credential>;
      secretsInOrder?: { key: string; username: string }[];
      image: string;
      matches: boolean;
      order?: string[];
      first?: string;
      maxCredentials?: number;
      credentialCount?: number;
    }
  | { kind: 'defaultRegistryMatch'; image: string; matches: boolean }
  | {
      kind: 'secrets';
      image: string;
      secrets: TestSecret[];
      nodeKeyring: Credential[];
      expected: Credential[];
    }
  | {
      kind: 'pull';
      image: string;
      secrets: TestSecret[];
      nodeDockerConfig: Record<string, Credential>;
      expectedAuth: Credential | null;
      expectError?: boolean;
    }
  | { kind: 'plugin'; matchImages: string[]; image: string; matches: boolean; providedKeys?: string[] }
  | { kind: 'pluginConfig'; matchImages: string[]; valid: boolean; error?: string }
);

type Keyring = Extract<Element, { kind: 'keyring' }>;

function matches(glob: string, target: string): boolean {
  const key = parseLocation(glob);
  const location = parseLocation(target);
  return key.ok && location.ok && keyMatches(key.key, location.key);
}

const configSecret = (auths: Record<string, object>, name = 'config'): TestSecret => ({
  name,
  type: 'kubernetes.io/dockerconfigjson',
  data: { '.dockerconfigjson': JSON.stringify({ auths }) },
});

function keyringSecrets({ configKeys, dockerConfig, secretsInOrder }: Keyring): TestSecret[] {
  if (dockerConfig !== undefined) return [configSecret(dockerConfig)];
  if (secretsInOrder !== undefined) {
    return secretsInOrder.map(({ key, username }, index) =>
      configSecret({ [key]: { username } }, `secret-${index}`),
    );
  }
  return [
    configSecret(Object.fromEntries(configKeys.map((key) => [key, { username: key, password: 'any' }]))),
  ];
}

function checkKeyring(element: Keyring): void {
  const { tried } = lookUpRepository(element.image, secretFacts(keyringSecrets(element)));
  const names = tried.map(({ username }) => username);
  expect(names.length > 0).toBe(element.matches);
  if (element.order !== undefined) expect(names).toEqual(element.order);
  if (element.first !== undefined) expect(names[0]).toBe(element.first);
  if (element.maxCredentials !== undefined) expect(names.length).toBeLessThanOrEqual(element.maxCredentials);
  if (element.credentialCount !== undefined) expect(names).toHaveLength(element.credentialCount);
}

/** The credentials behind what is tried, read again as the server would. */
function credentials(secrets: TestSecret[], tried: readonly { secret: string; key: string }[]): Credential[] {
  return tried.map(({ secret, key }) => {
    const { type, data } = secrets.find(({ name }, index) => (name ?? `secret-${index}`) === secret) ?? {};
    const format = type === 'kubernetes.io/dockercfg' ? 'dockercfg' : 'dockerconfigjson';
    const reading = readEntries(data?.[`.${format}`] ?? '', format);
    const entry = reading.ok ? reading.entries.find((each) => each.key === key) : undefined;
    return { username: entry?.username ?? '', password: entry?.password ?? '' };
  });
}

function checkPull(element: Extract<Element, { kind: 'pull' }>): void {
  const parsed = parseImageReference(element.image);
  if (!parsed.ok) throw new Error(parsed.sentence);
  const lookup = lookUpCredentials(parsed.reference, secretFacts(element.secrets));
  const node = [configSecret(element.nodeDockerConfig)];
  const offered = [
    ...credentials(element.secrets, lookup.tried),
    ...credentials(node, lookUpCredentials(parsed.reference, secretFacts(node)).tried),
  ];
  expect(offered[0] ?? null).toEqual(element.expectedAuth);
  if (element.expectError !== true) expect(lookup.outcome).not.toBe('fails');
}

function checkPluginConfig(element: Extract<Element, { kind: 'pluginConfig' }>): void {
  const problems = element.matchImages.flatMap((image) => {
    const parsed = parseLocation(image);
    if (parsed.ok) return [];
    const cause = `parse "https://${image}": ${parsed.problem}`;
    return [`providers.matchImages: Invalid value: "${image}": match image is invalid: ${cause}`];
  });
  expect(problems.length === 0).toBe(element.valid);
  if (element.error !== undefined) expect(problems.join(', ')).toBe(element.error);
}

const text = ({ username, password }: Credential) => ({ username, password });

function check(element: Element): void {
  switch (element.kind) {
    case 'urlsMatch':
      return expect(matches(element.glob, element.target)).toBe(element.matches);
    case 'keyring':
      return checkKeyring(element);
    case 'defaultRegistryMatch':
      return expect(isDockerHubName(element.image)).toBe(element.matches);
    case 'secrets': {
      const { tried } = lookUpRepository(element.image, secretFacts(element.secrets));
      const offered = [...credentials(element.secrets, tried), ...element.nodeKeyring.map(text)];
      return expect(offered).toEqual(element.expected.map(text));
    }
    case 'pull':
      return checkPull(element);
    case 'plugin': {
      const serving = element.matchImages.filter((glob) => matches(glob, element.image));
      expect(serving.length > 0).toBe(element.matches);
      if (element.providedKeys === undefined) return undefined;
      const { tried } = lookUpRepository(
        element.image,
        secretFacts([
          configSecret(Object.fromEntries(element.providedKeys.map((key) => [key, { username: key }]))),
        ]),
      );
      return expect(tried.length > 0).toBe(element.matches && element.providedKeys.length > 0);
    }
    case 'pluginConfig':
      return checkPluginConfig(element);
  }
}

describeVectors<Element>(
  'credential-matching.json',
  (element) => `${element.kind} ${element.name ?? JSON.stringify(element).slice(0, 120)}`,
  check,
);

import { globMatches } from '#lib/domain/glob.ts';
import { hostOf, parseRegistryKey } from '#lib/domain/pull/key.ts';
import { hostedPresets } from '#lib/domain/pull-secret/presets-hosted.ts';
import { selfHostedPresets } from '#lib/domain/pull-secret/presets-self-hosted.ts';

export const presetCodes = [
  'docker-hub',
  'ghcr',
  'quay',
  'gitlab',
  'ecr',
  'ecr-public',
  'artifact-registry',
  'acr',
  'ibm-cloud',
  'harbor',
  'red-hat',
  'ngc',
  'artifactory',
  'nexus',
  'other',
] as const;
export type PresetCode = (typeof presetCodes)[number];

/** What is known of a kind of registry: fills the form and judges what was typed into it. */
export type RegistryPreset = {
  code: PresetCode;
  name: string;
  /** The key to start from; with a part in <> where the host is one's own. */
  key: string;
  /** Hosts it is recognised by, as globs; none where any host can be one. */
  hosts: readonly string[];
  /** Filled in where only one user name is possible. */
  username: string;
  usernameHint: string;
  /** What a user name must look like; anything else is worth a warning. */
  usernameShape: RegExp | null;
  passwordHint: string;
  lifetimeHint: string;
  /** Credentials that end by themselves: with this user name, after so many milliseconds. */
  lifetime: { username: string; milliseconds: number } | null;
  docs: string;
};

/** The fourteen usual registries and what stands for any other, in the order of the form. */
export const registryPresets: readonly RegistryPreset[] = presetCodes.flatMap((code) =>
  [...hostedPresets, ...selfHostedPresets].filter((preset) => preset.code === code),
);

/** Usernames that a registry gives to everybody: the password alone says who signs in. */
export const sharedUsernames: ReadonlySet<string> = new Set([
  // The key of Google's service accounts, encoded once more.
  '_json_key_base64',
  ...registryPresets
    .flatMap(({ username, lifetime }) => [username, lifetime?.username ?? ''])
    .filter(Boolean),
]);

const isGlob = (host: string) => host.includes('*');

const presetOfHost = new Map(
  registryPresets.flatMap((preset) =>
    preset.hosts.filter((host) => !isGlob(host)).map((host) => [host, preset] as const),
  ),
);

const presetsOfGlobs = registryPresets.flatMap((preset) =>
  preset.hosts.filter(isGlob).map((glob) => ({ glob, end: glob.slice(glob.lastIndexOf('*') + 1), preset })),
);

/** The preset a key belongs to by its host, or null: self-hosted registries have no host of their own. */
export function presetOfKey(key: string): RegistryPreset | null {
  const parsed = parseRegistryKey(key);
  if (!parsed.ok) return null;
  const host = hostOf(parsed.key).toLowerCase();
  // The plain end of a glob rules out nearly all of them before any is walked.
  const found = presetsOfGlobs.find(
    ({ glob, end }) => host.endsWith(end) && globMatches(glob, host) === true,
  );
  return presetOfHost.get(host) ?? found?.preset ?? null;
}

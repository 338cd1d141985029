import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { buildDockerConfigJson, emptyFields, nameWithHash } from '#lib/domain/pull-secret/build.ts';
import { dockerHubKey } from '#lib/domain/pull/never-matches.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Element = {
  name: string;
  args: string[];
  files?: Record<string, string>;
  expectedSecret: {
    metadata: { name: string };
    type: string;
    data: Record<string, string>;
    immutable?: boolean;
  } | null;
  error: string | null;
};

const type = 'kubernetes.io/dockerconfigjson';

const kubectlRefusal =
  'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required';

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** `--flag value` and `--flag=value`, as kubectl takes them; repeated flags in order. */
function parseArguments(args: readonly string[]) {
  const flags = new Map<string, string[]>();
  const names: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (!argument.startsWith('-')) names.push(argument);
    else {
      const equals = argument.indexOf('=');
      const flag = equals < 0 ? argument : argument.slice(0, equals);
      const takesNext = equals < 0 && (flag.startsWith('--docker-') || flag === '--from-file');
      if (takesNext) at += 1;
      const value = takesNext ? (args[at] ?? '') : equals < 0 ? 'true' : argument.slice(equals + 1);
      flags.set(flag, [...(flags.get(flag) ?? []), value]);
    }
  }
  return { names, flag: (flag: string) => flags.get(flag)?.at(-1), files: flags.get('--from-file') ?? [] };
}

function dataOf(
  args: readonly string[],
  contents: Readonly<Record<string, string>>,
): Record<string, string> | string {
  const { flag, files } = parseArguments(args);
  if (files.length > 0) {
    return Object.fromEntries(
      files.map((file) => {
        const [path = '', key = '.dockerconfigjson'] = file.split('=').toReversed();
        return [key, contents[path] ?? ''];
      }),
    );
  }
  const email = flag('--docker-email');
  const entry = {
    server: flag('--docker-server') ?? dockerHubKey,
    username: flag('--docker-username') ?? '',
    password: flag('--docker-password') ?? '',
    ...(email === undefined ? {} : { email }),
  };
  if (emptyFields(entry).length > 0) return kubectlRefusal;
  return { '.dockerconfigjson': buildDockerConfigJson([entry]) };
}

describeVectors<Element>(
  'kubectl-docker-registry.json',
  (element) => element.name,
  ({ args, files = {}, expectedSecret, error }) => {
    const { names, flag } = parseArguments(args);
    const data = names[0] === undefined ? 'name must be specified' : dataOf(args, files);
    if (typeof data === 'string') {
      expect(data).toBe(error);
      return;
    }
    const [name = ''] = names;
    const hashed = flag('--append-hash') === 'true' ? nameWithHash({ name, type, data }, sha256Hex) : name;
    expect({ metadata: { name: hashed }, type, data }).toMatchObject({
      metadata: { name: expectedSecret?.metadata.name },
      type: expectedSecret?.type,
      data: expectedSecret?.data,
    });
  },
);

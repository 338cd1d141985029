import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitPullSecrets, comparePodList } from '#lib/domain/service-account/admission.ts';
import {
  type AccountLinks,
  danglingLinks,
  type JsonPatch,
  linkPatch,
  unlinkPatch,
} from '#lib/domain/service-account/links.ts';
import { isManagedDockercfg, isManagedDockercfgName } from '#lib/domain/service-account/managed-dockercfg.ts';

const account = (imagePullSecrets: string[] | null, secrets: string[] | null = null): AccountLinks => ({
  resourceVersion: '7',
  imagePullSecrets,
  secrets,
});

/** What a server makes of the patch, for the one list it is about; a failed test gives null. */
function apply(names: readonly string[] | null, patch: JsonPatch): readonly string[] | null {
  let list = names;
  for (const step of patch) {
    const index = Number(step.path.split('/')[2]);
    if (step.op === 'test' && step.path.endsWith('/name') && list?.[index] !== step.value) return null;
    if (step.op === 'add')
      list = Array.isArray(step.value)
        ? step.value.map(({ name }) => name)
        : [...(list ?? []), ...('name' in step.value ? [step.value.name] : [])];
    if (step.op === 'remove') list = list?.toSpliced(index, 1) ?? null;
  }
  return list;
}

describe('linking', () => {
  test('a secret is appended, whatever else the list holds meanwhile', () => {
    expect(linkPatch(account(['a']), 'imagePullSecrets', 'b')).toEqual([
      { op: 'add', path: '/imagePullSecrets/-', value: { name: 'b' } },
    ]);
  });

  test('an account without a list gets one only if nobody changed it meanwhile', () => {
    expect(linkPatch(account(null), 'secrets', 'b')).toEqual([
      { op: 'test', path: '/metadata/resourceVersion', value: '7' },
      { op: 'add', path: '/secrets', value: [{ name: 'b' }] },
    ]);
  });

  test('what is linked is left alone', () => {
    expect(linkPatch(account(['b']), 'imagePullSecrets', 'b')).toEqual([]);
    expect(unlinkPatch(account(['a']), 'imagePullSecrets', 'b')).toEqual([]);
    expect(unlinkPatch(account(null), 'imagePullSecrets', 'b')).toEqual([]);
  });

  test('of a secret that is named twice the first naming stays, though two take the second off at once', () => {
    const names = ['b', 'a', 'b', 'b'];
    const patch = linkPatch(account(names), 'imagePullSecrets', 'b');
    const once = apply(names, patch);
    expect(once).toEqual(['b', 'a']);
    expect(apply(once, patch)).toBeNull();
  });

  test('unlinking takes out every naming and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.constantFrom('a', 'b'), (names, secret) => {
        const left = apply(names, unlinkPatch(account(names), 'imagePullSecrets', secret));
        expect(left).toEqual(names.filter((name) => name !== secret));
        const linked = apply(names, linkPatch(account(names), 'imagePullSecrets', secret));
        const others = names.filter((name, at) => name !== secret || at === names.indexOf(secret));
        expect(linked).toEqual(names.includes(secret) ? others : [...names, secret]);
      }),
    );
  });
});

test('links to secrets that are not there are found in both lists', () => {
  const links = account(['there', 'gone', 'gone', ''], ['gone']);
  expect(danglingLinks(links, (name) => name === 'there')).toEqual([
    { list: 'imagePullSecrets', name: 'gone' },
    { list: 'secrets', name: 'gone' },
  ]);
});

describe('a pod beside its account', () => {
  test.each([
    [[], [], 'none'],
    [['a'], ['a'], 'same'],
    [[], ['a'], 'linked-after'],
    [['a'], ['a', 'b'], 'differs'],
    [['c'], [], 'differs'],
  ] as const)('%j beside %j: %s', (pod, accountSecrets, is) => {
    expect(comparePodList(pod, accountSecrets).is).toBe(is);
  });

  test('what only a new pod would get is named', () => {
    expect(comparePodList(['a', 'old'], ['a', 'b'])).toMatchObject({ missing: ['b'], extra: ['old'] });
  });

  test('a limited account names what it refuses', () => {
    const admission = admitPullSecrets({ podSecrets: ['a', 'x'], accountSecrets: ['a'], limited: true });
    expect(admission).toMatchObject({ allowed: false, refused: ['x'] });
  });
});

describe('secrets that OpenShift manages', () => {
  const annotations = { 'openshift.io/internal-registry-auth-token.service-account': 'builder' };

  test('are told by annotation and type', () => {
    const type = 'kubernetes.io/dockercfg';
    expect(isManagedDockercfg({ type, name: 'any', annotations })).toBe(true);
    expect(isManagedDockercfg({ type, name: 'any', annotations: {} })).toBe(false);
    expect(isManagedDockercfg({ type: 'kubernetes.io/dockerconfigjson', name: 'any', annotations })).toBe(
      false,
    );
  });

  test('are told by name where only the name is known', () => {
    expect(isManagedDockercfgName('builder', 'builder-dockercfg-x7k2p')).toBe(true);
    expect(isManagedDockercfgName('builder', 'builder-dockercfg-prod')).toBe(false);
    expect(isManagedDockercfgName('default', 'builder-dockercfg-x7k2p')).toBe(false);
  });
});

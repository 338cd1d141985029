import { describe, expect, test } from 'vitest';
import { repairNotes, repairRequests } from './repair.ts';

const entries = '"a.example":{"auth":"dTpw"}';
const health = { code: 'undecodable', severity: 'fail', label: '', sentence: '' } as const;
const secret = { namespace: 'payments', name: 'legacy', resourceVersion: '7', immutable: false, health };

describe('a repair', () => {
  test.each([
    ['kubernetes.io/dockercfg', `{${entries}}`, 'kubernetes.io/dockercfg'],
    ['kubernetes.io/dockerconfigjson', `{"auths":{${entries}}}`, 'kubernetes.io/dockerconfigjson'],
    ['Opaque', `{"auths":{${entries}}}`, 'kubernetes.io/dockerconfigjson'],
  ])('of an immutable secret of type %s is judged as the type that is made', (type, text, made) => {
    const immutable = { ...secret, type, immutable: true };
    expect(repairNotes(immutable, text)).toEqual({ broken: null, odd: [] });
    expect(repairRequests(immutable, text)).toMatchObject([
      { method: 'PATCH', body: { replaceAs: 'legacy-2', type: made, document: text, resourceVersion: '7' } },
    ]);
  });

  test('of a secret that can change keeps name and type', () => {
    const [request] = repairRequests({ ...secret, type: 'kubernetes.io/dockercfg' }, `{${entries}}`);
    expect(request?.body).not.toHaveProperty('replaceAs');
    expect(request?.body).not.toHaveProperty('type');
  });

  test('is stopped by what spoils every pull, not by what concerns one entry', () => {
    const type = 'kubernetes.io/dockerconfigjson';
    expect(repairNotes({ type }, '{"auths":[]}').broken).toContain('cannot decode');
    const { broken, odd } = repairNotes({ type }, `{"auths":{${entries},"hub.docker.com":{"auth":"dTpw"}}}`);
    expect(broken).toBeNull();
    expect(odd).toEqual([expect.stringMatching(/^hub\.docker\.com: /)]);
  });
});

import { describe, expect, it } from 'vitest';
import { flavours, refusals } from '#lib/demo/registries/model.ts';
import { parseImageReference } from '#lib/domain/image/reference.ts';
import { blanksFor } from './blanks.ts';
import { replay } from './recordings.ts';
import { recordingsFor } from './wording.ts';

const parsed = parseImageReference('registry.test:5000/team/app:1');
const blanks = parsed.ok ? blanksFor(parsed.reference, 'registry.test:5000') : {};

describe('replay', () => {
  for (const refusal of refusals)
    it.each(flavours)(
      `tells "${refusal}" of a %s registry in recorded words, with no blank left`,
      (flavour) => {
        for (const runtime of ['containerd-2', 'containerd-1'] as const) {
          const { reason, message } = replay(recordingsFor(refusal, flavour), runtime, blanks);
          expect(reason).toBe('ErrImagePull');
          expect(message).not.toMatch(/\{[a-zA-Z]+\}/);
        }
      },
    );

  it('words the same refusal as each runtime does', () => {
    const told = (runtime: 'containerd-1' | 'containerd-2') =>
      replay(['wrong-password'], runtime, blanks).message;
    expect(told('containerd-2')).toContain(
      'unexpected status from HEAD request to https://registry.test:5000/v2/team/app/manifests/1: 401',
    );
    expect(told('containerd-1')).toContain('failed with status code [manifests 1]: 401 Unauthorized');
  });

  it('refuses to make words up', () => {
    expect(() => replay(['never-heard-of'], 'containerd-2', blanks)).toThrow('record it');
  });
});

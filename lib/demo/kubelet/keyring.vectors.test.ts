import { describe, expect, it } from 'vitest';
import { parseImageReference } from '#lib/domain/image/reference.ts';
import { vectors } from '#scripts/testing/vectors.ts';
import { lookUp } from './keyring.ts';

type Element = {
  kind: string;
  configKeys?: string[];
  secretsInOrder?: { key: string; username: string }[];
  dockerConfig?: Record<string, { username: string }>;
  image: string;
  matches?: boolean;
  first?: string;
  order?: string[];
};

const lookUps = vectors<Element>('credential-matching.json').filter(({ kind }) => kind === 'keyring');

/** The element's entries, named by user where it tells users and by key otherwise. */
function entriesOf({ secretsInOrder, dockerConfig, configKeys = [] }: Element) {
  if (secretsInOrder !== undefined) return secretsInOrder;
  if (dockerConfig !== undefined)
    return Object.entries(dockerConfig).map(([key, { username }]) => ({ key, username }));
  return configKeys.map((key) => ({ key, username: key }));
}

function offeredTo(element: Element): string[] {
  const parsed = parseImageReference(element.image);
  const entries = entriesOf(element).map((entry) => ({ ...entry, password: 'p', secret: 'ns/s' }));
  // The suites also look up bare hosts and odd paths, which are no image references.
  const slash = element.image.indexOf('/');
  const [host, path] =
    slash < 0 ? [element.image, ''] : [element.image.slice(0, slash), element.image.slice(slash + 1)];
  const hasHost = host.includes('.') || host.includes(':');
  const { registry, repository } =
    parsed.ok && (slash >= 0 || !hasHost) ? parsed.reference : { registry: host, repository: path };
  return lookUp(entries, registry, repository).map(({ username }) => username);
}

describe(`the demo's own keyring on ${lookUps.length} look-ups of upstream suites`, () => {
  it('offers nothing where there is nothing', () => {
    expect(lookUp([], 'quay.io', 'a')).toEqual([]);
  });

  for (const [index, element] of lookUps.entries())
    it(`${index} ${element.image} with ${entriesOf(element).length} entries`, () => {
      const offered = offeredTo(element);
      if (element.matches !== undefined) expect(offered.length > 0).toBe(element.matches);
      if (element.first !== undefined) expect(offered[0]).toBe(element.first);
      if (element.order !== undefined) expect(offered).toEqual(element.order);
    });
});

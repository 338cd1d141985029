import { describe, expect, test } from 'vitest';
import { findBreak } from '#lib/domain/pull/break.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import {
  container,
  entry,
  minute,
  node,
  now,
  pod,
  secretFacts,
  situation,
  texts,
  there,
  waiting,
} from '#scripts/testing/pull-situation.ts';

const matching = secretFacts('ghcr', ['ghcr.io']);
const port = { image: 'registry.corp:5000/team/app:1' };
const missing = { is: 'missing', name: 'gone' } as const;
const hidden = { is: 'not-readable', name: 'hidden' } as const;
const pending = { is: 'pending', name: 'later' } as const;
const opaque = secretFacts('opaque', [], { type: 'Opaque', document: { is: 'wrong-type' } });
const broken = secretFacts('broken', [], { document: { is: 'undecodable', problem: 'illegal base64 data' } });
const bare = { pod: pod([container()], { imagePullSecrets: [] }) };
const says = (message: string, reason?: string) => ({ container: { state: waiting(message, reason) } });

type Row = [what: string, situation: PullSituation, key: string];

const byText: Row[] = [
  ['invalid name', situation(says('couldn’t parse', 'InvalidImageName')), 'pod/invalid-name'],
  ['policy Never', situation(says('', 'ErrImageNeverPull')), 'pod/never-policy'],
  [
    'policy Never, and the node lists the image',
    situation({
      ...says('', 'ErrImageNeverPull'),
      node: node({ images: [{ names: ['ghcr.io/team/app:1'], size: 1 }] }),
    }),
    'node/image-not-allowed',
  ],
  [
    'policy Never on an older kubelet that lists the image',
    situation({
      ...says('', 'ErrImageNeverPull'),
      node: node({ kubeletVersion: 'v1.32.0', images: [{ names: ['ghcr.io/team/app:1'], size: 1 }] }),
    }),
    'pod/never-policy',
  ],
  ['undecodable by reason', situation(says(texts.undecodable, texts.undecodable)), 'secret/undecodable'],
  ['rate limit', situation(says(texts.rateLimit)), 'registry/rate-limit'],
  ['certificate', situation(says(texts.tls)), 'registry/tls'],
  ['name server', situation(says(texts.dns)), 'registry/unreachable'],
  ['platform', situation(says(texts.platform)), 'registry/wrong-platform'],
  ['no such tag', situation({ ...says(texts.notFound), lists: [there(matching)] }), 'registry/no-such-tag'],
  [
    'text decides while secrets are read',
    situation({ ...says(texts.tls), lists: [pending] }),
    'registry/tls',
  ],
  ['signature', situation(says('', 'SignatureValidationFailed')), 'node/image-not-allowed'],
  ['disk', situation(says('write /x: no space left on device')), 'node/disk'],
];

const offered: Row[] = [
  ['offered and 401', situation({ lists: [there(matching)] }), 'registry/rejected'],
  ['offered and 403', situation({ ...says(texts.forbidden), lists: [there(matching)] }), 'registry/no-right'],
  [
    'offered and in doubt',
    situation({ ...says(texts.ambiguous), lists: [there(matching)] }),
    'registry/ambiguous',
  ],
  [
    'offered and expired',
    situation({ lists: [there(secretFacts('s', [entry('ghcr.io', { expiresAt: now - minute })]))] }),
    'entry/expired',
  ],
  [
    'one expired, one not',
    situation({
      lists: [there(secretFacts('s', [entry('ghcr.io', { expiresAt: now - minute }), 'ghcr.io/team']))],
    }),
    'registry/rejected',
  ],
  [
    'the text says expired',
    situation({ ...says('denied: your authorization token has expired'), lists: [there(matching)] }),
    'entry/expired',
  ],
  [
    'an empty entry',
    situation({
      ...says(texts.nothingSent),
      lists: [there(secretFacts('s', [entry('ghcr.io', { form: 'empty' })]))],
    }),
    'entry/empty',
  ],
  ['undecodable now', situation({ lists: [there(matching), there(broken)] }), 'secret/undecodable'],
  [
    'matches, though nothing was sent',
    situation({ ...says(texts.nothingSent), lists: [there(matching)] }),
    'unknown/unknown',
  ],
  [
    'several answers, one further',
    situation({ ...says(`[${texts.unauthorized}, ${texts.forbidden}]`), lists: [there(matching)] }),
    'registry/no-right',
  ],
  [
    'refused and not found',
    situation({ ...says(`[${texts.unauthorized}, ${texts.notFound}]`), lists: [there(matching)] }),
    'registry/ambiguous',
  ],
];

const lacking: Row[] = [
  ['nothing listed, nothing there', situation(), 'account/no-secret-listed'],
  ['nothing listed, one would match', situation({ others: [matching] }), 'account/not-linked'],
  ['linked after the pod was made', situation({ links: ['ghcr'], others: [matching] }), 'account/stale-copy'],
  [
    'linked since, and it would not match',
    situation({ links: ['x'], others: [secretFacts('x', ['quay.io'])] }),
    'account/no-secret-listed',
  ],
  [
    'linked since, but the pods bring their own list',
    situation({ lists: [missing], links: ['ghcr'], others: [matching], template: ['gone'] }),
    'secret/missing',
  ],
  [
    'linked since, and secrets are not readable',
    situation({ links: ['ghcr'], namespaceSecrets: { is: 'not-readable' } }),
    'account/stale-copy',
  ],
  ['the account is gone', situation({ account: { is: 'missing', name: 'cart' } }), 'account/account-missing'],
  ['static pod', situation({ ...bare, account: { is: 'none' } }), 'account/no-secret-listed'],
  ['named and missing', situation({ lists: [missing] }), 'secret/missing'],
  ['of another type', situation({ lists: [there(opaque)] }), 'secret/wrong-type'],
  [
    'port differs',
    situation({ container: port, lists: [there(secretFacts('s', ['registry.corp']))] }),
    'entry/port-differs',
  ],
  [
    'port differs, another is missing',
    situation({ container: port, lists: [missing, there(secretFacts('s', ['registry.corp']))] }),
    'entry/port-differs',
  ],
  ['path differs', situation({ lists: [there(secretFacts('s', ['ghcr.io/other']))] }), 'entry/path-differs'],
  [
    'path differs, and one that fits was linked since',
    situation({
      lists: [there(secretFacts('s', ['ghcr.io/other']))],
      links: ['s', 'ghcr'],
      others: [matching],
    }),
    'account/stale-copy',
  ],
  [
    'a name of Docker Hub that never matches',
    situation({
      container: { image: 'me/app:1' },
      lists: [there(secretFacts('s', ['registry-1.docker.io']))],
    }),
    'entry/never-matches',
  ],
  ['host differs', situation({ lists: [there(secretFacts('s', ['quay.io']))] }), 'entry/host-differs'],
  ['a document without entries', situation({ lists: [there(secretFacts('s', []))] }), 'entry/empty'],
  [
    'host differs, one unlisted fits',
    situation({ lists: [there(secretFacts('s', ['quay.io']))], others: [matching] }),
    'account/not-linked',
  ],
  ['403 to nobody', situation(says(texts.anonymousForbidden)), 'account/no-secret-listed'],
  ['403, maybe to the node', situation(says(texts.forbidden)), 'registry/no-right'],
  ['403 to what the node sent', situation(says(texts.tokenForbidden)), 'registry/no-right'],
  ['in doubt, nothing listed', situation(says(texts.ambiguous)), 'account/no-secret-listed'],
  [
    'in doubt on Docker Hub',
    situation({ container: { image: 'ngnix', state: waiting(texts.ambiguous) } }),
    'registry/ambiguous',
  ],
];

const unsure: Row[] = [
  ['a named secret is being read', situation({ lists: [pending] }), 'unknown/pending'],
  ['the namespace is being read', situation({ namespaceSecrets: { is: 'pending' } }), 'unknown/pending'],
  ['a named secret is hidden', situation({ lists: [hidden] }), 'secret/not-readable'],
  ['one hidden, one refused', situation({ lists: [hidden, there(matching)] }), 'registry/rejected'],
  ['only back-off', situation(says(texts.backOff, 'ImagePullBackOff')), 'unknown/unknown'],
  [
    'only back-off, events say it',
    situation({
      ...says(texts.backOff, 'ImagePullBackOff'),
      events: [
        {
          reason: 'Failed',
          message: `Failed to pull image "R": ${texts.tls}`,
          count: 3,
          firstSeen: now,
          lastSeen: now,
        },
      ],
    }),
    'registry/tls',
  ],
  [
    'only back-off, remembered',
    situation({
      ...says(texts.backOff, 'ImagePullBackOff'),
      remembered: { reason: 'ErrImagePull', message: texts.tls },
    }),
    'registry/tls',
  ],
  [
    'only back-off, a secret cannot be decoded',
    situation({ ...says(texts.backOff, 'ImagePullBackOff'), lists: [there(broken)] }),
    'secret/undecodable',
  ],
  ['nothing fails', situation({ container: { state: { is: 'running', since: null } } }), 'unknown/unknown'],
];

describe.each([
  ['by the text alone', byText],
  ['with credentials offered', offered],
  ['with nothing offered', lacking],
  ['with parts unknown', unsure],
])('a pull breaks %s', (_, rows) => {
  test.each(rows)('%s', (_what, given, key) => {
    expect(breakKey(findBreak(given))).toBe(key);
  });
});

test('an image volume that fails is told by the container that mounts it', () => {
  const volume = container({
    kind: 'volume',
    name: 'models',
    image: 'quay.io/models:1',
    state: { is: 'not-reported' },
  });
  const app = container({
    imageVolumes: ['models'],
    state: waiting('failed to pull image "quay.io/models:1": 401 Unauthorized'),
  });
  const both = pod([app, volume], { imagePullSecrets: ['ghcr'] });
  const given = situation({ lists: [there(matching)] });
  for (const subject of [app, volume]) {
    const found = findBreak({ ...given, pod: both, container: subject });
    expect(breakKey(found)).toBe('entry/host-differs');
  }
});

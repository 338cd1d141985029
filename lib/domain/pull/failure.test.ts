import { describe, expect, test } from 'vitest';
import { classifyPullFailure, type PullEvent } from '#lib/domain/pull/failure.ts';

function codes(message: string, reason = 'ErrImagePull', events: PullEvent[] = []) {
  return classifyPullFailure({ reason, message, events }).causes.map(({ code }) => code);
}

const resolve = 'failed to pull and unpack image "r.io/a:1": failed to resolve image: ';
const noCredential = `${resolve}pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`;

describe('reasons', () => {
  test.each([
    ['InvalidImageName', 'anything', 'invalid-reference'],
    ['ErrImageNeverPull', '', 'never-policy'],
    ['SignatureValidationFailed', '', 'signature'],
    ['RegistryUnavailable', 'image pull failed for x because of y', 'registry-unavailable'],
    ['illegal base64 data at input byte 4', 'illegal base64 data at input byte 4', 'undecodable-secret'],
    ["invalid character 'a' looking for beginning of value", '', 'undecodable-secret'],
    ['json: cannot unmarshal array into Go value', '', 'undecodable-secret'],
    [
      'ImageInspectError',
      'Failed to inspect image "": rpc error: code = Unavailable desc = dial unix /run/x.sock: connect: connection refused',
      'unknown',
    ],
    ['ImageInspectError', 'Failed to inspect image "r.io/a:1": context deadline exceeded', 'unknown'],
    [
      'ImageInspectError',
      'Failed to inspect image "r.io/a:1": rpc error: code = Unknown desc = EOF',
      'unknown',
    ],
    ['ImageInspectError', 'Failed to inspect image "": write /x: no space left on device', 'disk-full'],
  ])('%s: %s', (reason, message, code) => {
    expect(codes(message, reason)).toEqual([code]);
  });

  test.each([
    'CrashLoopBackOff',
    'CreateContainerConfigError',
    'ContainerCreating',
    'PodInitializing',
    'RunContainerError',
    '',
  ])('%s is no pull failure', (reason) =>
    expect(codes('back-off 5m0s: 401 Unauthorized', reason)).toEqual([]),
  );

  test('an image volume that cannot be mounted is trouble after the pull', () => {
    const message = 'ImageVolumeMountFailed: mount failed: not found';
    const { causes } = classifyPullFailure({ reason: 'CreateContainerError', message, events: [] });
    expect(causes).toMatchObject([{ code: 'unknown', evidence: { text: 'ImageVolumeMountFailed' } }]);
    expect(causes[0]?.sentence).toContain('was pulled');
  });
});

test('a token server that finds nothing says neither that the image is missing nor that the user is', () => {
  const said = 'failed to authorize: failed to fetch oauth token: unexpected status from POST request to';
  expect(codes(`${resolve}${said} https://r.io/token: 404 Not Found`)).toEqual(['unauthorized-or-not-found']);
});

describe('wrapping', () => {
  test('the last error behind the back-off counts', () => {
    expect(
      codes(`Back-off pulling image "r.io/a:1": ErrImagePull: ${noCredential}`, 'ImagePullBackOff'),
    ).toEqual(['unauthorized']);
    expect(
      codes(
        'Back-off pulling image "x": ErrImagePull: illegal base64 data at input byte 4',
        'ImagePullBackOff',
      ),
    ).toEqual(['undecodable-secret']);
  });

  test('a bare back-off falls back on the newest event that says something', () => {
    const events = [
      { reason: 'BackOff', message: 'Back-off pulling image "r.io/a:1"' },
      {
        reason: 'FailedToRetrieveImagePullSecret',
        message: 'Unable to retrieve some image pull secrets (a): not found',
      },
      { reason: 'Failed', message: 'Error: ErrImagePull' },
      { reason: 'Failed', message: 'Failed to pull image "r.io/a:1": manifest unknown' },
      { reason: 'Failed', message: 'Failed to pull image "r.io/a:1": 401 Unauthorized' },
    ];
    const { causes } = classifyPullFailure({
      reason: 'ImagePullBackOff',
      message: 'Back-off pulling image "r.io/a:1"',
      events,
    });
    expect(causes).toMatchObject([
      { code: 'not-found', evidence: { in: 'event', event: 3, text: 'manifest unknown' } },
    ]);
  });

  test('without anything that decides the cause is unknown', () => {
    expect(codes('Back-off pulling image "r.io/a:1"', 'ImagePullBackOff')).toEqual(['unknown']);
    expect(codes('')).toEqual(['unknown']);
  });
});

describe('several credentials', () => {
  const first = `${resolve}unexpected status from HEAD request to https://r.io/v2/a/manifests/1: 401 Unauthorized`;
  const second = `${resolve}unexpected status from HEAD request to https://r.io/v2/a/manifests/1: 403 Forbidden`;

  test('each answer counts, in the order of the tries', () => {
    expect(codes(`[${first}, ${second}]`)).toEqual(['unauthorized', 'forbidden']);
    expect(
      codes(`Back-off pulling image "r.io/a:1": ErrImagePull: [${second}, ${first}]`, 'ImagePullBackOff'),
    ).toEqual(['forbidden', 'unauthorized']);
  });

  test('equal answers count once, and what says nothing is left out', () => {
    expect(codes(`[${first}, ${first}]`)).toEqual(['unauthorized']);
    expect(codes(`[${first}, failed to pull and unpack image "r.io/a:1": whatever]`)).toEqual([
      'unauthorized',
    ]);
  });

  test('commas inside an error do not cut it', () => {
    expect(codes(`[${noCredential}, ${noCredential}]`)).toEqual(['unauthorized']);
  });

  test('brackets that hold a tag are no list', () => {
    expect(codes('pulling from host r.io failed with status code [manifests 404]: 401 Unauthorized')).toEqual(
      ['unauthorized'],
    );
  });

  test('the evidence is found at its place in the message', () => {
    const message = `[${first}, ${second}]`;
    for (const { evidence } of classifyPullFailure({ reason: 'ErrImagePull', message, events: [] }).causes) {
      expect(message.slice(evidence?.start, evidence?.end)).toBe(evidence?.text);
    }
  });
});

describe('what a name or number does not say', () => {
  test.each([
    'failed to resolve reference "r.io/unauthorized:v4.0.1": whatever',
    'failed to resolve reference "r.io/a:401": whatever',
    'pulling r.io:500/a:403 went wrong',
    'Head "https://r.io/v2/no-such-host/manifests/429": whatever',
    'copied 401 bytes in 429 ms on port 503',
    'layer 403 of 404 failed',
    'write /var/lib/429/x509:/tls: whatever',
    'exit status 500',
  ])('%s', (message) => {
    expect(codes(message)).toEqual(['unknown']);
  });
});

describe('what nothing and something sent look like', () => {
  test('nothing sent is said as such', () => {
    const sentence = (message: string) =>
      classifyPullFailure({ reason: 'ErrImagePull', message, events: [] }).causes[0]?.sentence;
    expect(sentence(noCredential)).toContain('none was sent');
    expect(sentence('denied: Your authorization token has expired.')).toContain('expired');
    expect(sentence('unauthorized: incorrect username or password')).toContain('does not accept');
  });
});

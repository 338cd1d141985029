import { expect, test } from './fixtures.ts';

const staticHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

const answers: [string, string, number][] = [
  ['a page', '/pods', 200],
  ['a page that does not exist', '/no-such-page', 404],
  ['a call', '/api/v1/overview', 200],
  ['a refusal', '/api/v1/pods?no=1', 400],
  ['a call that does not exist', '/api/v1/no-such-call', 404],
  ['an address that does not decode', '/pods/%ff', 400],
  ['a probe', '/healthz', 200],
  ['the metrics', '/metrics', 200],
  ['the icon', '/favicon.ico', 200],
  ['the door of Next’s pictures, which is closed', '/_next/image?url=/icon.svg&w=64&q=75', 404],
];

for (const [what, path, status] of answers) {
  test(`${what} carries the security headers`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(status);
    expect(answer.headers()).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(answer.headers()['x-powered-by']).toBeUndefined();
  });
}

test('scripts and styles may be no document, and stay in the browser’s cache', async ({ request }) => {
  const html = await (await request.get('/')).text();
  const files = new Set(html.match(/\/_next\/static\/[^"\\]+\.(?:js|css)/g));
  expect(files.size).toBeGreaterThan(1);
  for (const file of files) {
    expect((await request.get(file)).headers()).toMatchObject({
      ...staticHeaders,
      'cache-control': expect.stringContaining('immutable'),
    });
  }
});

test('what is missing among them runs and loads nothing', async ({ request }) => {
  const answer = await request.get('/_next/static/chunks/none.js');
  expect(answer.status()).toBe(404);
  expect(answer.headers()).toMatchObject(staticHeaders);
});

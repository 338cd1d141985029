import { describe, expect, it } from 'vitest';
import { config } from '../../../proxy.ts';
import { securityHeaders } from './headers.ts';

const matchers = config.matcher.map((matcher) => new RegExp(`^${matcher}$`));

describe('security headers', () => {
  it.each([
    '/',
    '/pods',
    '/api/v1/pods',
    '/no-such-page',
    '/icon.svg',
    '/icon.svgx',
    '/_next/staticx',
    '/_next/x',
  ])('are set on %s', (path) => {
    expect(matchers.some((matcher) => matcher.test(path))).toBe(true);
  });

  it('let nobody frame the product unless an origin is listed', () => {
    const settings = { nonce: 'n', frameAncestors: [], isDevelopment: false };
    const none = new Map(securityHeaders(settings));
    expect(none.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(none.get('x-frame-options')).toBe('DENY');
    const listed = new Map(securityHeaders({ ...settings, frameAncestors: ['https://portal.example'] }));
    expect(listed.get('content-security-policy')).toContain('frame-ancestors https://portal.example');
    expect(listed.has('x-frame-options')).toBe(false);
  });
});

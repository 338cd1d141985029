import { describe, expect, it } from 'vitest';
import { securityHeaders } from './headers.ts';

describe('security headers', () => {
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

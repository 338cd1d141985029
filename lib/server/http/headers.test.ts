import { describe, expect, it } from 'vitest';
import { answerHeaders, securityHeaders } from './headers.ts';

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

  it('are the same for answers as for the page that saves them from within a frame', () => {
    for (const frameAncestors of [[], ['https://portal.example']]) {
      const page = new Map(securityHeaders({ nonce: 'n', frameAncestors, isDevelopment: false }));
      const answer = new Map(answerHeaders(frameAncestors));
      const ancestors = (headers: Map<string, string>) =>
        headers.get('content-security-policy')?.split('; ').at(-1);
      expect(ancestors(answer)).toBe(ancestors(page));
      expect(answer.get('x-frame-options')).toBe(page.get('x-frame-options'));
    }
  });
});

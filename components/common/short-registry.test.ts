import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortRegistry } from './short-registry.ts';

it('leaves short hosts whole', () => {
  expect(shortRegistry('registry.corp.example:5000')).toBe('registry.corp.example:5000');
});

it('cuts the middle of long hosts', () => {
  expect(shortRegistry('123456789012.dkr.ecr.eu-central-1.amazonaws.com')).toBe(
    '1234567890…l-1.amazonaws.com',
  );
});

it('never cuts a port and never gets longer', () => {
  fc.assert(
    fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      const short = shortRegistry(`${host}:${port}`);
      expect(short.endsWith(`:${port}`)).toBe(true);
      expect(short.length).toBeLessThanOrEqual(`${host}:${port}`.length);
    }),
  );
});

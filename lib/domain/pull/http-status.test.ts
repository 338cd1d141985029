import { expect, test } from 'vitest';
import { findStatuses } from './http-status.ts';

const statusesIn = (text: string) => findStatuses(text).map(({ status }) => status);

test.each([
  ['error: 500', [500]],
  ['status:503', [503]],
  ['unexpected status code 401 unauthorized', [401]],
  ['received 429', [429]],
  ['502 bad gateway', [502]],
  ['http/1.1 404', [404]],
  ['first 404 not found, then status=500', [404, 500]],
])('%s speaks of %j', (text, statuses) => {
  expect(statusesIn(text)).toEqual(statuses);
});

test.each([
  'dial tcp registry.corp:500',
  'process ended with exit code 403',
  'layer 404',
  'pulled 500 bytes',
  'v1.500 is there',
  'docker api error (500',
])('%s speaks of none', (text) => {
  expect(statusesIn(text)).toEqual([]);
});

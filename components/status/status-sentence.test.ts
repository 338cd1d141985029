import { expect, test } from 'vitest';
import type { Status } from '#lib/api/status.ts';
import { statusSentence } from './status-sentence.ts';

const cluster: Status['cluster'] = {
  kind: 'demo',
  name: 'prod-eu-1',
  server: 'http://127.0.0.1:1',
  version: 'v1.35.1',
  why: 'asked for',
  reachable: true,
  sentence: '',
};

const watch = (state: Status['watches'][number]['freshness']['state']): Status['watches'][number] => ({
  resource: 'pods',
  scope: 'all namespaces',
  objects: 3,
  freshness: { state, sentence: '', since: null, nextTry: null },
  sees: 'every list',
});

test('says that all is live where it is', () => {
  expect(statusSentence({ cluster, watches: [watch('live'), watch('live')] })).toBe(
    'Everything Pullport follows is live',
  );
});

test('what Pullport may not follow is no reason to doubt the rest', () => {
  expect(statusSentence({ cluster, watches: [watch('live'), watch('forbidden')] })).toBe(
    'Everything Pullport follows is live',
  );
});

test('counts what is behind', () => {
  expect(statusSentence({ cluster, watches: [watch('live'), watch('stale'), watch('catching-up')] })).toBe(
    '2 of 3 watches are not live',
  );
  expect(statusSentence({ cluster, watches: [watch('stale')] })).toBe('1 of 1 watch is not live');
});

test('says what is polled where nothing is worse', () => {
  expect(statusSentence({ cluster, watches: [watch('live'), watch('polled')] })).toBe(
    '1 of 2 watches is polled every 30 s',
  );
  expect(statusSentence({ cluster, watches: [watch('stale'), watch('polled')] })).toBe(
    '1 of 2 watches is not live',
  );
});

test('names a cluster that does not answer', () => {
  expect(statusSentence({ cluster: { ...cluster, reachable: false }, watches: [] })).toBe(
    'prod-eu-1 does not answer',
  );
});

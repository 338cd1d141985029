import { expect, test } from 'vitest';
import { askWords } from './ask-words.ts';

const asked = {
  headline: [
    { code: 'registry.example' },
    ' gives ',
    { code: 'svc' },
    ' no right to pull ',
    { code: 'team/app' },
    '.',
  ],
  why: ['It comes from Secret ', { secret: 'pull' }, '.'],
  image: { text: 'registry.example/team/app:1', parts: null, problem: null },
  namespace: 'shop',
  pod: 'app-1',
  container: 'app',
  node: { name: 'node-01', machine: null },
  said: { reason: 'ImagePullBackOff', message: '403 Forbidden', events: null, eventsProblem: null },
};
const link = 'https://pullport.example/failures/shop/app-1/app';

test('whoever is asked hears what is wrong, where, in whose words, and where to look', () => {
  expect(askWords(asked, link).split('\n')).toEqual([
    'registry.example gives svc no right to pull team/app.',
    'It comes from Secret pull.',
    '',
    'Image: registry.example/team/app:1',
    'Pod: shop/app-1, container app, on node-01',
    'The kubelet says: 403 Forbidden',
    link,
  ]);
});

test('what is not known is left out, and nothing in it reorders what stands beside it', () => {
  const said = { ...asked.said, reason: '', message: '' };
  const words = askWords({ ...asked, node: null, said, container: 'a\u202Epp' }, link);
  expect(words).toContain('container a⟨U+202E⟩pp\nhttps');
});

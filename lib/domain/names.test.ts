import { describe, expect, test } from 'vitest';
import {
  dataKeyProblem,
  dnsLabelProblem,
  dnsSubdomainProblem,
  labelKeyProblem,
  labelValueProblem,
  utf8Length,
} from '#lib/domain/names.ts';

const judges = { dataKeyProblem, dnsLabelProblem, dnsSubdomainProblem, labelKeyProblem, labelValueProblem };

describe.each([
  ['dnsLabelProblem', ['a', 'a-1', 'a'.repeat(63)], ['', 'A', '-a', 'a-', 'a.b', 'a_b', 'ä', 'a'.repeat(64)]],
  [
    'dnsSubdomainProblem',
    ['a', 'a.b-c.1', 'a'.repeat(253)],
    ['', 'a..b', '.a', 'a.', 'a.-b', 'A', 'a/b', 'a'.repeat(254)],
  ],
  ['labelValueProblem', ['', 'a', 'A.b_c-1'], ['-a', 'a.', 'a b', 'a/b', 'a'.repeat(64)]],
  [
    'labelKeyProblem',
    ['a', 'app.kubernetes.io/name', 'A_b'],
    ['', 'a/', '/a', 'a/b/c', 'A/b', 'a b', '-a', 'a'.repeat(64)],
  ],
  [
    'dataKeyProblem',
    ['.dockerconfigjson', 'a', '_', 'tls.crt'],
    ['', '.', '..', '..a', 'a*b', 'a/b', 'a'.repeat(254)],
  ],
] as const)('%s', (name, right, wrong) => {
  test.each(right)('%j is right', (text) => {
    expect(judges[name](text)).toBeNull();
  });

  test.each(wrong)('%j is wrong, in a sentence', (text) => {
    expect(judges[name](text)).toMatch(/^.{10,200}$/);
  });
});

test('long input takes no time', () => {
  for (const judge of Object.values(judges)) judge('a-'.repeat(500_000));
  expect(utf8Length('aé€😀')).toBe(10);
});

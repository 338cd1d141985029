import { expect, test } from 'vitest';
import { readToken } from './read-token.ts';

test.each(['eyJhbGciOi.x.y', ' eyJhbGciOi.x.y\n', 'Bearer eyJhbGciOi.x.y', 'bearer  eyJhbGciOi.x.y'])(
  'takes %j as the token',
  (pasted) => {
    expect(readToken(pasted)).toEqual({ is: 'token', token: 'eyJhbGciOi.x.y' });
  },
);

test.each(['', '  ', 'Bearer '])('asks for one where there is %j', (pasted) => {
  expect(readToken(pasted)).toEqual({ is: 'wrong', problem: 'Paste a token first.' });
});

test.each(['two words', 'cut\noff', 'smart–dash'])('says that %j is no token', (pasted) => {
  expect(readToken(pasted)).toEqual({
    is: 'wrong',
    problem: 'A token has no spaces or line breaks. Copy it again, whole.',
  });
});

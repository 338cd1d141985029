import 'server-only';
import type { z } from 'zod';

/** An issue before it has words, and the words; null leaves zod's own. */
type Wording = (issue: z.core.$ZodRawIssue) => string | null;

/**
 * Why a value is not valid, to be read behind the name of its field: "page: takes a number". What was given is not
 * repeated, it may be a password in the wrong place. Words of a schema's own go before these.
 */
export const fieldWords: Wording = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : (taken[issue.expected] ?? null);
    case 'invalid_value':
      return `takes ${issue.values.length === 1 ? 'only' : 'one of'} ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    default:
      return null;
  }
};

const taken: Partial<Record<string, string>> = {
  string: 'takes one text',
  number: 'takes one number',
  int: 'takes a whole number',
  boolean: 'takes true or false',
  array: 'takes a list',
  object: 'takes an object',
};

function tooSmall(origin: string, least: number): string | null {
  if (origin === 'string') return least === 1 ? 'is empty' : `takes ${least} characters or more`;
  if (origin === 'array') return least === 1 ? 'is empty' : `takes ${least} values or more`;
  return origin === 'number' || origin === 'int' ? `takes ${least} or more` : null;
}

function tooBig(origin: string, most: number): string | null {
  if (origin === 'string') return `is longer than ${most} characters`;
  if (origin === 'array') return `has more than ${most} values`;
  return origin === 'number' || origin === 'int' ? `takes ${most} or less` : null;
}

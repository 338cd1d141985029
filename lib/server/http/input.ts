import 'server-only';
import type { z } from 'zod';
import { AppError, type FieldError } from '#lib/domain/errors.ts';
import { fieldWords } from './field-words.ts';

/**
 * Parses what came in against the schema of the call.
 * @throws AppError `invalid-field` naming every field that is wrong and why
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given, { error: fieldWords });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap(toFieldErrors).slice(0, 20);
  const summary = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
  throw new AppError('invalid-field', `Some values are not valid. ${summary}`.slice(0, 1000), {
    fields,
  });
}

function toFieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: shortened(key),
      message: 'is not a parameter of this call',
    }));
  }
  return [{ field: path === '' ? 'body' : path, message: issue.message }];
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

/** Search parameters as an object: one value as text, several as an array. */
export function readQuery(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

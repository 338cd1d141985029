import { expect } from 'vitest';
import { validateSecret } from '#lib/domain/pull-secret/validation.ts';
import { describeVectors } from '#scripts/testing/vectors.ts';

type Element = {
  name: string;
  metadata: { name?: string; namespace?: string; annotations?: Record<string, string> };
  type?: string;
  data?: Record<string, string>;
  dataSizes?: Record<string, number>;
  valid: boolean;
  errorField?: string;
  errorType?: string;
};

describeVectors<Element>(
  'secret-validation.json',
  (element) => element.name,
  ({ metadata, type = '', data, dataSizes = {}, valid, errorField, errorType }) => {
    const { name = '', namespace = '', annotations = {} } = metadata;
    const sized = Object.entries(dataSizes).map(([key, size]) => [key, 'x'.repeat(size)]);
    const problems = validateSecret({
      name,
      namespace,
      annotations,
      type: type === '' ? 'Opaque' : type,
      data: { ...Object.fromEntries(sized), ...data },
    });
    expect(problems.length === 0).toBe(valid);
    if (errorField !== undefined) expect(problems.map(({ field }) => field)).toContain(errorField);
    if (errorType !== undefined) expect(problems.map((problem) => problem.type)).toContain(errorType);
  },
);

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, test } from 'vitest';

const ownFolder = fileURLToPath(new URL('../../lib/domain/vectors', import.meta.url));

const folder = process.env['VECTORS_DIR'] ? resolve(process.env['VECTORS_DIR']) : ownFolder;

/** Elements of a vector file, or `null` where the folder lacks it. Throws where the file is no JSON array. */
function load<T>(file: string): T[] | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const elements: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(elements)) throw new Error(`${path} must hold a JSON array of vectors`);
  return elements as T[];
}

/**
 * The elements of one vector file, from the folder named by VECTORS_DIR or else the project's own copy.
 * A file the folder lacks has no elements: a set kept aside may hold only some of the files.
 */
export function vectors<T>(file: string): T[] {
  return load<T>(file) ?? [];
}

type Options = {
  /** Element name → why its label is wrong. Such an element must fail, so that the list stays true. */
  wrongLabels?: Readonly<Record<string, string>>;
};

/**
 * One test per element of a vector file. Prints how many ran once the file's tests are over; a missing file
 * is said as such and passes.
 */
export function describeVectors<T>(
  file: string,
  name: (element: T, index: number) => string,
  check: (element: T, index: number) => void | Promise<void>,
  { wrongLabels = {} }: Options = {},
): void {
  const elements = load<T>(file);
  describe(`vectors ${file}`, () => {
    if (elements === null || elements.length === 0) {
      // An empty suite is an error to the test runner; being left out is not one to us.
      test(`left out: no elements in ${folder}`, () => {});
    }
    let passed = 0;
    for (const [index, element] of (elements ?? []).entries()) {
      const label = name(element, index);
      const reason = wrongLabels[label];
      const run = async () => {
        await check(element, index);
        passed += 1;
      };
      if (reason === undefined) test(`${index} ${label}`, run);
      else test.fails(`${index} ${label} (wrong label: ${reason})`, run);
    }
    afterAll(() => {
      const held =
        elements === null ? 'left out, not in the folder' : `${passed} of ${elements.length} passed`;
      process.stdout.write(`vectors ${file}: ${held}\n`);
    });
  });
}

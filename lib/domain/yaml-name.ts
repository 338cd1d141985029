import { escapedCharacter } from '#lib/domain/text.ts';

/** What YAML 1.1, which kubectl reads, takes for something else than text. */
const words = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'null']);

const plain = /^[A-Za-z][-.A-Za-z0-9]*$/;

/**
 * The name of an object as a manifest holds it: one that reads as a number, a date or a truth value is quoted, and so is
 * one that no object can have, which a ServiceAccount may list all the same.
 */
export function yamlName(name: string): string {
  if (plain.test(name) && !words.has(name.toLowerCase())) return name;
  return JSON.stringify(name).replace(/[^ -~]/gu, escapedCharacter);
}

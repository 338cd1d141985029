/** What YAML 1.1, which kubectl reads, takes for something else than text. */
const words = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'null']);

/** The name of an object as a manifest holds it: one that reads as a number, a date or a truth value is quoted. */
export function yamlName(name: string): string {
  return /^[0-9]/.test(name) || words.has(name) ? JSON.stringify(name) : name;
}

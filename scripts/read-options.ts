import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { keptByNpm } from '#scripts/kept-by-npm.ts';

/** Reads options; a wrong one, or one that npm kept, becomes the sentence that names it, without Node's stack. */
export function readOptions<const Known extends ParseArgsOptionsConfig>(args: string[], known: Known) {
  const kept = keptByNpm(Object.keys(known), process.env).join(' ');
  if (kept !== '') {
    const sentence = `npm took ${kept} for itself: put two dashes before the options, npm … -- ${kept}.`;
    return { is: 'wrong', sentence } as const;
  }
  try {
    return { is: 'read', values: parseArgs({ args, options: known }).values } as const;
  } catch (error) {
    const words = error instanceof Error ? error.message.split('. ')[0]?.replace(/\.$/, '') : null;
    return { is: 'wrong', sentence: `${words ?? 'The options cannot be read'}.` } as const;
  }
}

/** What is wrong with a port as somebody typed it, or null. */
export function portProblem(typed: string): string | null {
  const isPort = /^\d{1,5}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 65_535;
  return isPort ? null : `--port takes a number from 1 to 65535, not "${typed}".`;
}

/**
 * Options that npm took for itself because they stood before `--`: `npm run x --demo` hands no option to x, only a
 * variable. `--no-x` becomes `npm_config_x` without a value, `--x VALUE` becomes `true` and leaves the value behind.
 */
export function keptByNpm(
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  return names.flatMap((name) => {
    const value = environment[`npm_config_${name.replace(/^no-/, '').replaceAll('-', '_')}`];
    if (value === undefined) return [];
    return [value === '' || value === 'true' ? `--${name}` : `--${name}=${value}`];
  });
}

import { labelKeyProblem, labelValueProblem } from '#lib/domain/names.ts';

type Requirement = { key: string; is: 'in' | 'not-in' | 'there' | 'absent'; values: readonly string[] };

export type LabelSelector =
  | { ok: true; matches: (labels: Readonly<Record<string, string>>) => boolean }
  | { ok: false; problem: string };

const setShape = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const equalShape = /^([^=!\s]+)\s*(==?|!=)\s*([^=!\s]*)$/;

/**
 * A label selector as `kubectl -l` takes it: `team=payments,stage!=dev,tier in (a, b),owner,!temporary`
 * (apimachinery pkg/labels/selector.go). An absent label passes `!=` and `notin`.
 */
export function parseLabelSelector(text: string): LabelSelector {
  const parts = text
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const requirements = parts.map(parseRequirement);
  for (const [at, requirement] of requirements.entries()) {
    if (requirement === null) {
      return {
        ok: false,
        problem: `${parts[at] ?? ''} is no requirement: write key=value, key!=value, key in (a, b), key or !key.`,
      };
    }
    const problem =
      labelKeyProblem(requirement.key) ??
      requirement.values.map(labelValueProblem).find((one) => one !== null);
    if (problem != null) return { ok: false, problem };
  }
  const all = requirements.filter((requirement) => requirement !== null);
  return { ok: true, matches: (labels) => all.every((requirement) => passes(requirement, labels)) };
}

function parseRequirement(part: string): Requirement | null {
  const [, setKey, operator, list] = setShape.exec(part) ?? [];
  if (setKey !== undefined && list !== undefined) {
    const values = list.split(',').map((value) => value.trim());
    return { key: setKey, is: operator === 'in' ? 'in' : 'not-in', values };
  }
  const [, key, sign, value] = equalShape.exec(part) ?? [];
  if (key !== undefined && value !== undefined) {
    return { key, is: sign === '!=' ? 'not-in' : 'in', values: [value] };
  }
  const [, not, name] = /^(!?)\s*([^\s!=()]+)$/.exec(part) ?? [];
  return name === undefined ? null : { key: name, is: not === '!' ? 'absent' : 'there', values: [] };
}

function passes({ key, is, values }: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (is === 'there') return value !== undefined;
  if (is === 'absent') return value === undefined;
  const isAmong = value !== undefined && values.includes(value);
  return is === 'in' ? isAmong : !isAmong;
}

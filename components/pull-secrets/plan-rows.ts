import type { PlanCount } from '#components/common/plan-head.tsx';
import type { PlanLook } from '#components/common/plan-list.tsx';
import { compareLooks, lookOrder, reasonWords } from '#components/common/plan-words.ts';
import type { ResultLine } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';

/** What happens, or happened, in one namespace: its secrets and the links that follow. */
export type NamespacePlan = {
  namespace: string;
  look: PlanLook;
  word: string;
  detail: string;
  /** What is there can be decided about: other content under the same name and not immutable, or other labels. */
  canChoose: boolean;
  /** What to commit where a tool may put the links back. */
  manifest: string | null;
};

/** A plan by namespace, exceptions first. */
export function planOf(lines: readonly ResultLine[]): NamespacePlan[] {
  const plans = byNamespace(lines).map(([namespace, own]) => withManifest(onePlan(namespace, own), own));
  return sorted(plans);
}

/** The same list while it is applied: failed first, then working, done, still to come. */
export function progressOf(
  planned: readonly ResultLine[],
  got: readonly ResultLine[],
  isRunning: boolean,
): NamespacePlan[] {
  const done = new Map(byNamespace(got));
  const plans = byNamespace(planned).map(([namespace, expected]): NamespacePlan => {
    const own = done.get(namespace) ?? [];
    if (own.length === 0 && isRunning) return row(namespace, 'queued', 'Queued', '');
    if (own.length === 0)
      return row(namespace, 'queued', 'Stopped', 'before its end was told; repeating it does no harm');
    const plan = onePlan(namespace, own);
    if (plan.look === 'conflict') return { ...plan, look: 'same', word: 'Left as is', canChoose: false };
    if (plan.look === 'forbidden')
      return own.some(mayBeRepeated) ? { ...plan, look: 'failed' } : { ...plan, word: 'Skipped' };
    if (plan.look === 'failed') return plan;
    if (isRunning && own.length < expected.length) return row(namespace, 'working', 'Working', plan.detail);
    if (plan.look === 'same') return { ...plan, word: 'Unchanged' };
    return { ...plan, look: 'done', word: 'Done' };
  });
  return sorted(plans);
}

/** What may end otherwise the next time, with nothing in the form changed: a quota may be raised, a right is not. */
export function mayBeRepeated({ outcome, reason }: ResultLine): boolean {
  return outcome === 'failed' || reason === 'quota';
}

/** Namespaces in which something is written. */
export function touched(plans: readonly NamespacePlan[]): string[] {
  return plans.filter(({ look }) => look === 'create' || look === 'update').map(({ namespace }) => namespace);
}

/** How many namespaces end how, in the order of the list. */
export function countLooks(
  plans: readonly NamespacePlan[],
  words: Partial<Record<PlanLook, string>>,
): PlanCount[] {
  return lookOrder.flatMap((look) => {
    const word = words[look];
    const count = plans.filter((plan) => plan.look === look).length;
    return word === undefined ? [] : [{ look, count, word }];
  });
}

/** Links that a tool may put back are said, with what to commit for it; of a secret its own line says so. */
function withManifest(plan: NamespacePlan, lines: readonly ResultLine[]): NamespacePlan {
  const managed = lines.filter(({ manifest }) => manifest !== undefined);
  if (managed.length === 0 || !['create', 'update', 'remove'].includes(plan.look)) return plan;
  const manifest = managed.map((line) => line.manifest).join('---\n');
  const accounts = managed.filter(({ kind }) => kind !== 'Secret').map(({ name }) => name);
  if (accounts.length === 0) return { ...plan, manifest };
  const names = shortList([...new Set(accounts)]);
  const detail = `${plan.detail.replace(/\.$/, '')}. A tool manages ${names} and may put this back.`;
  return { ...plan, manifest, detail };
}

function onePlan(namespace: string, lines: readonly ResultLine[]): NamespacePlan {
  const trouble =
    lines.find(({ outcome }) => outcome === 'failed' || outcome === 'invalid') ??
    lines.find(({ outcome }) => outcome === 'forbidden') ??
    lines.find(({ outcome }) => outcome === 'conflict');
  if (trouble !== undefined) return troubled(namespace, trouble, lines);
  const secrets = lines.filter(({ kind }) => kind === 'Secret');
  const links = lines.filter(({ kind }) => kind === 'ServiceAccount');
  const changed = links.filter(({ outcome }) => outcome !== 'unchanged').map(({ name }) => name);
  const linked = [...new Set(changed)];
  const detail = [...secrets.map(({ detail }) => detail), linkWords(linked, links.length)]
    .filter(Boolean)
    .join('; ');
  if (secrets.some(({ outcome, reason }) => outcome === 'created' && reason === 'immutable')) {
    const written = secrets.filter(({ outcome }) => outcome !== 'unchanged');
    const words = written.map((secret) => `${secret.name} ${secret.detail}`);
    return row(namespace, 'update', 'Replace', [...words, linkWords(linked, links.length)].join(' ').trim());
  }
  if (secrets.some(({ outcome }) => outcome === 'created')) {
    return row(namespace, 'create', 'Create', linkWords(linked, links.length) || 'no account is linked');
  }
  if (secrets.some(({ outcome }) => outcome === 'updated')) return row(namespace, 'update', 'Update', detail);
  if (secrets.some(({ outcome }) => outcome === 'deleted')) {
    const reach = secrets.map((secret) => secret.detail).join(' ');
    return row(namespace, 'remove', 'Delete', `${reach} ${unlinkWords(linked)}`.trim());
  }
  const differing = secrets.filter(({ reason }) => reason === 'differs');
  const canChoose = differing.length > 0;
  if (linked.length > 0) {
    const words = [...differing.map((secret) => secret.detail), linkWords(linked, links.length)].join('; ');
    return { ...row(namespace, 'update', 'Link', words), canChoose };
  }
  return { ...row(namespace, 'same', 'Already there', detail), canChoose };
}

function troubled(namespace: string, line: ResultLine, lines: readonly ResultLine[]): NamespacePlan {
  const made = lines.some(({ kind, outcome }) => kind === 'Secret' && outcome === 'created');
  const before = made && line.kind === 'ServiceAccount' ? `created; linking ${line.name}: ` : '';
  const detail = before + line.detail;
  if (line.outcome === 'forbidden')
    return row(namespace, 'forbidden', reasonWord(line) ?? 'Forbidden', detail);
  if (line.outcome !== 'conflict') return row(namespace, 'failed', failedWord(line), detail);
  const canChoose = line.kind === 'Secret' && line.reason === 'differs' && line.difference !== undefined;
  return { ...row(namespace, 'conflict', 'Conflict', detail), canChoose };
}

function failedWord(line: ResultLine): string {
  return reasonWord(line) ?? (line.outcome === 'invalid' ? 'Not valid' : 'Failed');
}

function reasonWord({ reason }: ResultLine): string | undefined {
  return reason === undefined ? undefined : reasonWords[reason];
}

function linkWords(linked: readonly string[], all: number): string {
  if (all === 0) return '';
  if (linked.length === 0) return `${counted(all, 'account')} linked already`;
  return `linked to ${shortList(linked)}`;
}

function unlinkWords(accounts: readonly string[]): string {
  return accounts.length === 0 ? '' : `Unlinked from ${shortList(accounts)}.`;
}

function shortList(names: readonly string[]): string {
  return `${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`;
}

function row(namespace: string, look: PlanLook, word: string, detail: string): NamespacePlan {
  return { namespace, look, word, detail, canChoose: false, manifest: null };
}

function byNamespace(lines: readonly ResultLine[]): [string, ResultLine[]][] {
  return [...Map.groupBy(lines, ({ namespace }) => namespace)];
}

function sorted(plans: NamespacePlan[]): NamespacePlan[] {
  return plans.toSorted(compareLooks);
}

import 'server-only';
import type { PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { managedBy } from '#lib/domain/pull-secret/managed-by.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import type { PodSummary } from '../pods/pod-summary.ts';
import { isOpenShifts } from './managers.ts';
import { failingPullsOf, podsNaming, servesContainer, type FailingPull } from './secret-use.ts';
import type { Surroundings } from './surroundings.ts';

type Effect = PullSecretDetail['effects'][number];

/** What hangs on a secret: what it causes, what it could cure, what deleting it would stop. */
export function effectsOf(facts: SecretFacts, row: SecretRow, around: Surroundings): Effect[] {
  const caused = causedBy(facts, around);
  return [
    ...causes(caused, row),
    ...cures(caused, facts),
    ...couldCure(facts, around),
    ...deleting(facts, row, around),
    ...managed(facts),
  ];
}

const containers = (number: number) => count(number, 'container', 'containers');

/** Failing containers whose pull breaks at this secret, at an entry of it, or because its password is refused. */
export function causedBy(facts: SecretFacts, around: Surroundings): FailingPull[] {
  return failingPullsOf(facts, around).filter(({ summary, container }) => {
    const { hop, code } = around.breaks.of(summary, container);
    if (hop === 'registry') return code === 'rejected' || code === 'no-right';
    return hop === 'secret' || (hop === 'entry' && (code === 'expired' || code === 'empty'));
  });
}

function causes(caused: readonly FailingPull[], { use }: SecretRow): Effect[] {
  if (caused.length === 0) return [];
  const title = `Causes ${count(caused.length, 'failing container', 'failing containers')}`;
  const detail = `${count(use.pods, 'pod names', 'pods name')} it, and what they carry is not taken.`;
  return [{ severity: 'fail', title, detail }];
}

function cures(caused: readonly FailingPull[], { immutable, document }: SecretFacts): Effect[] {
  if (caused.length === 0) return [];
  if (immutable || document.is === 'wrong-type') {
    const title = `${containers(caused.length)} need${caused.length === 1 ? 's' : ''} a new pod`;
    const why = immutable ? 'It is immutable' : 'A type can never change';
    const detail = `${why}: make a secret under a new name, move the links, then restart.`;
    return [{ severity: 'warn', title, detail }];
  }
  const what = document.is === 'decoded' ? 'A right password' : 'A document that can be read';
  const title = `${what} cures ${caused.length === 1 ? 'it' : 'them'}`;
  const detail = 'At the next attempt, within 300 s, and without a restart.';
  return [{ severity: 'ok', title, detail }];
}

function couldCure(facts: SecretFacts, around: Surroundings): Effect[] {
  const wanting = around
    .failingPods(facts.namespace)
    .filter(
      (summary) =>
        !summary.pod.imagePullSecrets.includes(facts.name) &&
        summary.failing.some(
          (container) =>
            around.breaks.of(summary, container).hop === 'account' &&
            servesContainer(facts, summary, container),
        ),
    );
  if (wanting.length === 0) return [];
  const accounts = [...new Set(wanting.map(({ pod }) => pod.serviceAccount))].toSorted();
  const title = `Linking it could cure ${count(wanting.length, 'pod', 'pods')}`;
  const detail = `They run as ${accounts.join(', ')}, which does not name it; they need new pods afterwards.`;
  return [{ severity: 'ok', title, detail }];
}

/** Pods that run now and whose images an entry of it serves: a new pod could not pull without it. */
export function stoppedByDeleting(facts: SecretFacts, around: Surroundings): PodSummary[] {
  return podsNaming(facts, around).filter(
    (summary) =>
      summary.failing.length === 0 &&
      summary.pod.phase !== 'Succeeded' &&
      summary.pod.phase !== 'Failed' &&
      summary.pod.containers.some((_, container) => servesContainer(facts, summary, container)),
  );
}

function deleting(facts: SecretFacts, { use }: SecretRow, around: Surroundings): Effect[] {
  const running = stoppedByDeleting(facts, around);
  const links = count(use.accounts.length, 'account would name', 'accounts would name');
  const left =
    use.accounts.length === 0 ? '' : ` ${links} a secret that is gone, unless it is unlinked first.`;
  if (running.length === 0) {
    return [{ severity: 'none', title: 'Deleting it stops nothing that runs', detail: left.trim() }];
  }
  const title = `Deleting it may stop ${count(running.length, 'pod', 'pods')}`;
  const detail = `They run now; a new pod, or the same one on another node, could not pull.${left}`;
  return [{ severity: 'warn', title, detail }];
}

function managed({ managers }: SecretFacts): Effect[] {
  if (isOpenShifts(managers)) {
    const detail = 'It is neither changed nor deleted here; link another secret beside it.';
    return [{ severity: 'warn', title: 'OpenShift makes and rotates it', detail }];
  }
  const title = managedBy(managers);
  if (title === '') return [];
  return [
    { severity: 'warn', title, detail: 'A change made here may be reverted; change it at its source.' },
  ];
}

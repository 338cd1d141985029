import type { NodeSource } from '#lib/domain/pull/explanation.ts';
import { listsImage, verifiesPulledImages } from '#lib/domain/pull/node-image.ts';
import type { PullBreak } from '#lib/domain/pull/hops.ts';
import { type Sentence, strong } from '#lib/domain/pull/sentence.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

function runtimeSource(runtime: string): NodeSource {
  const sentence = 'used when the kubelet sent no credentials';
  if (runtime.startsWith('cri-o')) return { name: 'CRI-O auth files', sentence };
  return { name: runtime === '' ? 'The runtime’s own files' : 'containerd registry config', sentence };
}

/** Places where a node may hold credentials; none of them is in the API (kubelet pkg/credentialprovider/provider.go). */
export function nodeSources({ situation: { node } }: Walk): NodeSource[] {
  // Tokens for plugins (KEP-4412) came with the same release as the verification of pulled images.
  const mayUseAccount = verifiesPulledImages(node?.kubeletVersion ?? '') !== 'no';
  const accounts = mayUseAccount ? 'may use a token of the pod’s ServiceAccount; ' : '';
  return [
    { name: 'Node config.json', sentence: 'read after the secrets, cached 5 min' },
    { name: 'Credential provider plugins', sentence: `${accounts}their errors are in the kubelet log only` },
    runtimeSource(node?.runtime ?? ''),
  ];
}

function presence({ situation: { node }, image }: Walk): string {
  if (node === null || !image.ok) return '';
  return listsImage(node, image.reference)
    ? ` ${node.name} lists the image.`
    : ` ${node.name} does not list the image; nodes list only their 50 largest.`;
}

function verification({ situation: { node } }: Walk): string {
  const verifies = node === null ? null : verifiesPulledImages(node.kubeletVersion);
  if (verifies === 'no') return '.';
  const since = verifies === 'possible' ? 'a choice in this version' : 'on by default from v1.35';
  return `, unless the kubelet verifies pull credentials (${since}).`;
}

function policyNote(walk: Walk): Sentence {
  switch (walk.subject.policy) {
    case 'Always':
      return [
        'With ',
        strong('Always'),
        ' the registry has to answer and accept at every start, even where the image is there.',
      ];
    case 'IfNotPresent':
      return [
        'If a node already holds this image, ',
        strong('IfNotPresent'),
        ` starts the container without asking the registry${verification(walk)}${presence(walk)}`,
      ];
    case 'Never':
      return [
        'With ',
        strong('Never'),
        ` nothing is pulled: the image has to be on the node.${presence(walk)}`,
      ];
  }
}

/**
 * Breaks that can come from what one node holds or may do. A password that is rejected is so from every node: what runs
 * elsewhere was pulled before.
 */
const nodeBreaks: ReadonlySet<PullBreak['code']> = new Set([
  'no-secret-listed',
  'host-differs',
  'ambiguous',
  'rate-limit',
  'unreachable',
  'tls',
  'protocol',
  'credential-provider',
  'image-not-allowed',
  'never-policy',
]);

/** Whether it says something that the same image runs on other nodes. */
export function nodeMatters({ code: at }: PullBreak): boolean {
  return nodeBreaks.has(at);
}

function elsewhereNote({ situation: { runsOnNodes }, break: broken }: Walk): Sentence[] {
  if (broken === null || runsOnNodes.length === 0 || !nodeMatters(broken)) return [];
  const shown = runsOnNodes.slice(0, 3).join(', ');
  const more = runsOnNodes.length > 3 ? ` and ${runsOnNodes.length - 3} more` : '';
  const they =
    runsOnNodes.length === 1 ? 'that node holds it already, or has' : 'those nodes hold it already, or have';
  return [[`The same image runs on ${shown}${more}: ${they} credentials that this one lacks.`]];
}

/** What on the node can change the verdict. */
export function nodeNotes(walk: Walk): Sentence[] {
  return [policyNote(walk), ...elsewhereNote(walk)];
}

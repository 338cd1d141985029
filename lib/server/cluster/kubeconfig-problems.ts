import 'server-only';
import type { KubeConfig } from '@kubernetes/client-node';
import type { KubeconfigFiles } from '#lib/server/cluster/kubeconfig.ts';

/** Why a file gives no kubeconfig. What it holds is not repeated: the parser's words quote lines with credentials. */
export function unreadableFile(file: string, from: KubeconfigFiles['from'], cause: unknown): string {
  const named = from === '--kubeconfig' ? file : `${file} (from ${from})`;
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'ENOENT') return `There is no kubeconfig ${named}: check the path, or start with --demo.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `The kubeconfig ${named} may not be read by this user: check who owns it.`;
  return `${named} is not a kubeconfig: "kubectl config view --kubeconfig ${file}" tells more.`;
}

/** What a chosen context lacks, and which others there are. */
export function incompleteContext(config: KubeConfig, name: string): string {
  const context = config.getContextObject(name);
  const names = config
    .getContexts()
    .map((each) => each.name)
    .join(', ');
  if (names === '')
    return 'The kubeconfig has no context: check that it is the right file, or start with --demo.';
  if (!name) return `The kubeconfig names no current context. Choose one with --context; it has: ${names}.`;
  if (context === null)
    return `The kubeconfig has no context "${name}". Choose one with --context; it has: ${names}.`;
  const lacks =
    config.getCurrentCluster() === null
      ? `the cluster "${context.cluster}"`
      : config.getCurrentUser() === null
        ? `the user "${context.user}"`
        : `a valid server address of the cluster "${context.cluster}"`;
  return `The kubeconfig's context "${name}" lacks ${lacks}: add it, or choose another with --context; it has: ${names}.`;
}

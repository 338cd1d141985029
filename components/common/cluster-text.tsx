import { visibleText } from '#lib/domain/text.ts';

/** Text that came from the cluster or a registry: isolated from the text around it, nothing in it hidden. */
export function ClusterText({ children, className }: { children: string; className?: string }) {
  return <bdi className={className}>{visibleText(children)}</bdi>;
}

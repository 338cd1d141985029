import { cn } from '#components/ui/cn.ts';
import { visibleText } from '#lib/domain/text.ts';
import { ClusterText } from './cluster-text.tsx';
import { shortRegistry, splitPort } from './short-registry.ts';

/** A registry where room is short: the host gives way, the port never does, it is what most often differs. */
export function RegistryName({ registry, className }: { registry: string; className?: string }) {
  const { host, port } = splitPort(shortRegistry(registry));
  return (
    <span className={cn('flex min-w-0', className)} title={visibleText(registry)}>
      <ClusterText className="truncate">{host}</ClusterText>
      {port}
    </span>
  );
}

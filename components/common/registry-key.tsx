import { cn } from '#components/ui/cn.ts';
import { visibleText } from '#lib/domain/text.ts';
import { chip } from './chip-style.ts';
import { ClusterText } from './cluster-text.tsx';

type RegistryKeyProps =
  | { state: 'ok' | 'broken'; registryKey: string }
  /** The person may not read the secret, so its keys are not known. */
  | { state: 'unreadable' };

/** A key of a pull secret as it is written there. */
export function RegistryKey(props: RegistryKeyProps) {
  if (props.state === 'unreadable') {
    return <span className={cn(chip, 'border-dashed bg-transparent text-ink-3')}>you may not read it</span>;
  }
  return (
    <code
      title={visibleText(props.registryKey)}
      className={cn(
        chip,
        'font-mono',
        props.state === 'broken' && 'border-dashed border-fail-mark bg-transparent text-fail-text',
      )}
    >
      <ClusterText>{props.registryKey}</ClusterText>
    </code>
  );
}

import { Cpu, Scale } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { chip } from './chip-style.ts';
import { ClusterText } from './cluster-text.tsx';
import { StatusMark } from './status-mark.tsx';

/** `platform`: made by the platform and left alone. `kept`: kept in step by a rule. */
export type SecretChipState = 'there' | 'broken' | 'missing' | 'platform' | 'kept' | 'unreadable';

type SecretChipProps = { name: string; state: SecretChipState; href?: string };

const looks: Record<SecretChipState, { className: string; words: string; icon: ReactNode }> = {
  there: { className: '', words: '', icon: null },
  broken: {
    className: 'border-dashed border-fail-mark bg-transparent text-fail-text',
    words: 'broken',
    icon: <StatusMark mark="fail" className="size-[11px]" />,
  },
  missing: {
    className: 'border-dashed border-forbid-mark bg-transparent text-forbid-text',
    words: 'no such secret',
    icon: <StatusMark mark="unknown" className="size-[11px]" />,
  },
  platform: {
    className: 'bg-transparent text-ink-3',
    words: 'made by the platform',
    icon: <Cpu size={12} strokeWidth={1.75} aria-hidden="true" />,
  },
  kept: {
    className: '',
    words: 'kept by a rule',
    icon: <Scale size={12} strokeWidth={1.75} aria-hidden="true" className="text-ink-3" />,
  },
  unreadable: {
    className: 'border-dashed border-forbid-mark bg-transparent text-ink-2',
    words: 'not readable by you',
    icon: <StatusMark mark="forbid" className="size-[11px]" />,
  },
};

/** The name of a pull secret where something names it, and whether there is anything behind the name. */
export function SecretChip({ name, state, href }: SecretChipProps) {
  const { className, words, icon } = looks[state];
  const content = (
    <>
      {icon}
      <ClusterText className="truncate">{name}</ClusterText>
      {words !== '' && <span className="sr-only">, {words}</span>}
    </>
  );
  const style = cn(chip, 'inline-flex items-center gap-1', className);
  const title = words === '' ? name : `${name}: ${words}`;
  return href === undefined ? (
    <span className={style} title={title}>
      {content}
    </span>
  ) : (
    <Link href={href} className={style} title={title} data-button="">
      {content}
    </Link>
  );
}

'use client';

import {
  Container,
  FlaskConical,
  Gauge,
  Grid3x3,
  HeartPulse,
  KeyRound,
  Layers,
  OctagonX,
  Server,
  UserCog,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '#components/ui/cn.ts';

const icons = {
  overview: Gauge,
  failures: OctagonX,
  pods: Container,
  images: Layers,
  nodes: Server,
  secrets: KeyRound,
  accounts: UserCog,
  coverage: Grid3x3,
  proof: FlaskConical,
  status: HeartPulse,
} satisfies Record<string, LucideIcon>;

export type NavItem = {
  label: string;
  href: string;
  icon: keyof typeof icons;
  /** Undefined: there is nothing to count, or it is not known yet. */
  count?: number | undefined;
  /** Only failures are red, and only while there are some. */
  counts?: 'things' | 'failures';
  /** Keys that lead there: "g p". */
  keys?: string;
};

export type NavGroup = { title: string | null; items: readonly NavItem[] };

export function NavList({ groups, onGo }: { groups: readonly NavGroup[]; onGo: () => void }) {
  const path = usePathname();
  return groups.map((group) => (
    <div key={group.title ?? ''} className="grid">
      {group.title !== null && (
        <h2 className="px-2 pt-4 pb-1 text-2xs font-medium tracking-head text-ink-3">{group.title}</h2>
      )}
      {group.items.map((item) => (
        <NavLink key={item.href} item={item} isCurrent={isWithin(path, item.href)} onGo={onGo} />
      ))}
    </div>
  ));
}

/** The scope that goes along in the address says nothing of which page it is. */
function isWithin(path: string, href: string): boolean {
  const [page = href] = href.split('?');
  return path === page || (page !== '/' && path.startsWith(`${page}/`));
}

function NavLink({ item, isCurrent, onGo }: { item: NavItem; isCurrent: boolean; onGo: () => void }) {
  const Icon = icons[item.icon];
  const isBad = item.counts === 'failures' && item.count !== undefined && item.count > 0;
  return (
    <Link
      prefetch={false}
      href={item.href}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onGo}
      className={cn(
        'group/nav flex h-7 items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink hover:no-underline max-drawer:h-10',
        isCurrent && 'bg-accent-tint font-medium text-ink hover:bg-accent-tint',
      )}
    >
      <Icon
        size={15}
        strokeWidth={1.75}
        aria-hidden="true"
        className={cn('shrink-0', isCurrent && 'text-accent')}
      />
      <span className="truncate">{item.label}</span>
      {item.count !== undefined && (
        <span
          className={cn(
            'ml-auto text-xs tabular-nums',
            isBad ? 'font-semibold text-fail-text' : 'font-normal text-ink-3',
          )}
        >
          {item.count.toLocaleString('en')}
        </span>
      )}
    </Link>
  );
}

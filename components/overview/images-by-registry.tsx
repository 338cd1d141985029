import Link from 'next/link';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Panel } from '#components/common/panel.tsx';
import { StackedBar } from '#components/common/stacked-bar.tsx';
import { Status } from '#components/common/status.tsx';
import type { Overview } from '#lib/api/overview.ts';
import { pages, type SearchValues } from '#lib/paths.ts';

/** Registries in use: how many images and containers, and how much of it fails. */
export function ImagesByRegistry({
  registries,
  values,
}: {
  registries: Overview['registries'];
  values: SearchValues;
}) {
  const most = Math.max(1, ...registries.map(({ containers }) => containers));
  return (
    <Panel
      title="Images by registry"
      more={<span className="text-ink-3">images, containers</span>}
      inset="flush"
    >
      {registries.length === 0 && (
        <p className="p-3 text-xs text-ink-2">No image here has a name that can be read.</p>
      )}
      <ul>
        {registries.map(({ registry, images, containers, failing, waiting }) => (
          <li key={registry} className="border-b border-line px-3 py-1.5 last:border-0">
            <Link
              prefetch={false}
              href={pages.pods({ ...values, registry })}
              className="flex items-center gap-2 text-ink hover:underline"
            >
              <span className="truncate">
                <ClusterText>{registry === '' ? 'not readable' : registry}</ClusterText>
              </span>
              <b className="ml-auto font-semibold tabular-nums">{images}</b>
              <span className="text-ink-3 tabular-nums">{containers}</span>
              {failing > 0 && <Status mark="fail">{String(failing)}</Status>}
              {waiting > 0 && <Status mark="wait">{String(waiting)}</Status>}
            </Link>
            <div className="mt-1" style={{ width: `${Math.max(2, (100 * containers) / most)}%` }}>
              <StackedBar
                label={registry}
                parts={[
                  { label: 'pulled', count: containers - failing - waiting, tone: 'neutral' },
                  { label: 'waiting', count: waiting, tone: 'wait' },
                  { label: 'failing', count: failing, tone: 'fail' },
                ]}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { Panel } from '#components/common/panel.tsx';
import type { Overview } from '#lib/api/overview.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { RailLine } from './rail-line.tsx';

/** What works today and needs a decision. */
export function PolicyRisks({
  risks,
  mixed,
  values,
}: {
  risks: Overview['risks'];
  mixed: number;
  values: SearchValues;
}) {
  const lines = [
    {
      count: risks.latest.images,
      href: pages.pods({ ...values, reference: 'latest' }),
      what: counted(risks.latest.images, 'image runs', 'images run').replace(/^\S+ /, ''),
      rest: 'as latest or without a tag',
      why: `${counted(risks.latest.containers, 'container')}; what runs depends on when each was started`,
    },
    {
      count: mixed,
      // No list of pods can be narrowed to these.
      href: null,
      what: mixed === 1 ? 'tag runs' : 'tags run',
      rest: 'with mixed digests',
      why: 'old and new code side by side',
    },
    {
      count: risks.policyDiffers,
      href: pages.pods({ ...values, policy: 'differs' }),
      what: risks.policyDiffers === 1 ? 'container has' : 'containers have',
      rest: 'a policy that is not the default of their tag',
      why: 'the default is set once, at creation',
    },
    {
      count: risks.neverPolicy,
      href: pages.pods({ ...values, policy: 'Never' }),
      what: risks.neverPolicy === 1 ? 'container uses' : 'containers use',
      rest: 'Never',
      why: 'they start only where the image is already present',
    },
  ];
  return (
    <Panel title="Policy risks" inset="flush">
      <ul>
        {lines.map(({ count, href, what, rest, why }) => (
          <RailLine key={rest} href={href}>
            <b className="w-8 shrink-0 self-start text-right font-semibold tabular-nums">{count}</b>
            <span>
              {what} {rest}
              <span className="block text-xs text-ink-3">{why}</span>
            </span>
          </RailLine>
        ))}
      </ul>
    </Panel>
  );
}

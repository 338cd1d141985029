'use client';
import { Panel } from '#components/common/panel.tsx';
import type { Explanation } from '#lib/api/explanation.ts';
import { visibleText } from '#lib/domain/text.ts';
import { PathStops } from './path-stops.tsx';
import { PathWires } from './path-wires.tsx';
import { Tries } from './tries.tsx';

/**
 * The path from the pod to the registry as the kubelet walks it: five stops side by side with lines between their
 * cards, or one line from top to bottom where there is no room. Readers get the same as an ordered list.
 */
export function PullPath({ explained }: { explained: Explanation }) {
  const { path, image } = explained;
  return (
    <Panel
      title="Pull path"
      sub={`as the kubelet walks it for ${visibleText(image.parts?.repository ?? 'this image')}`}
      inset="flush"
    >
      <div className="@container relative overflow-hidden px-4 pb-4 max-cards:px-3 max-cards:pb-3">
        <PathWires lines={path.lines} />
        <ol
          aria-label="Pull path, from the pod to the registry"
          className="relative grid grid-cols-[minmax(8.5rem,0.9fr)_minmax(8rem,0.78fr)_minmax(9.5rem,1fr)_minmax(17rem,1.9fr)_15.25rem] gap-x-[34px] @max-[70.8rem]:grid-cols-[minmax(7.5rem,0.85fr)_minmax(6.75rem,0.7fr)_minmax(8.5rem,0.95fr)_minmax(14rem,1.9fr)_13.75rem] @max-[70.8rem]:gap-x-7 @max-[57rem]:block"
        >
          <PathStops path={path} />
        </ol>
      </div>
      <Tries explained={explained} />
    </Panel>
  );
}

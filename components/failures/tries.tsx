import { Words } from '#components/common/words.tsx';
import type { Explanation } from '#lib/api/explanation.ts';

/** In which order the kubelet tries what there is, and where a node may hold credentials that the API does not show. */
export function Tries({ explained: { order, nodeSources } }: { explained: Explanation }) {
  return (
    <div className="grid grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] gap-6 border-t border-line px-4 py-3 text-xs max-cards:grid-cols-1 max-cards:gap-4 max-cards:px-3">
      <div>
        <h3 className="mb-1.5 text-xs font-semibold">Order of tries</h3>
        <ol className="grid gap-[5px]">
          {order.map((sentence, index) => (
            <li key={index} className="grid grid-cols-[20px_minmax(0,1fr)] gap-1.5">
              <span
                aria-hidden="true"
                className="grid size-[18px] place-items-center rounded-full border border-line-strong text-2xs leading-none text-ink-2 tabular-nums"
              >
                {index + 1}
              </span>
              <span className="text-ink-2 [&_b]:font-medium [&_b]:text-ink">
                <Words sentence={sentence} />
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h3 className="mb-1.5 text-xs font-semibold">On the node: the API cannot show these</h3>
        <ul className="grid gap-1.5">
          {nodeSources.map(({ name, sentence }) => (
            <li
              key={name}
              className="grid grid-cols-[10.5rem_minmax(0,1fr)] gap-2 rounded-sm border border-dashed border-line-control px-2 py-[5px] text-ink-2 max-cards:grid-cols-1 max-cards:gap-0"
            >
              <b className="font-medium text-ink">{name}</b>
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

import Link from 'next/link';
import type { FailureGroupView } from '#lib/api/failures.ts';
import { counted } from '#lib/domain/counted.ts';
import type { FailureGrouping } from '#lib/domain/pull/roots.ts';
import { pages, type SearchValues } from '#lib/paths.ts';
import { Age } from './age.tsx';
import { hopOf } from './hop-of.ts';
import { HopStrip } from './hop-strip.tsx';
import { Words } from './words.tsx';

/** Where the first failure of a group is explained. */
export function groupHref({ samples: [sample] }: FailureGroupView): string {
  return sample === undefined
    ? pages.failures()
    : pages.failure(sample.namespace, sample.pod, sample.container);
}

/** The same failures by root, in the view that these filters make. */
export function rootsHrefOf(
  { key }: FailureGroupView,
  grouping: FailureGrouping,
  values: SearchValues,
): string {
  return pages.failures({ ...values, groupBy: undefined, page: undefined, [grouping]: key });
}

/** What fails together: the sentence, where it breaks and for how long, and one detail; `rootsHref` shows it by root. */
export function GroupWords({ group, rootsHref }: { group: FailureGroupView; rootsHref: string }) {
  const { severity, sentence, detail, since, break: at } = group;
  const isFailing = severity === 'fail';
  return (
    <>
      <h3 className="font-medium wrap-anywhere text-pretty">
        <Link
          prefetch={false}
          href={at === null ? rootsHref : groupHref(group)}
          className="text-ink hover:underline"
        >
          <Words sentence={sentence} />
        </Link>
      </h3>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3">
        {at === null ? (
          <Link prefetch={false} href={rootsHref} className="text-xs text-ink-2 underline">
            {counted(group.roots, 'root')}, each with a remedy of its own
          </Link>
        ) : (
          <HopStrip {...hopOf(at, isFailing ? 'failing' : 'waiting', group.cause)} voice="toned" />
        )}
        <span className="text-xs text-ink-3">
          <Age at={since} before={isFailing ? 'failing for' : 'waiting for'} />
        </span>
      </div>
      {detail.length > 0 && (
        <p className="text-xs text-ink-2">
          <Words sentence={detail} />
        </p>
      )}
    </>
  );
}

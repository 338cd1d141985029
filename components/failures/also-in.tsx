'use client';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { FailureGroupView } from '#lib/api/failures.ts';
import type { RemedyCode } from '#lib/domain/pull/remedy.ts';
import { visibleText } from '#lib/domain/text.ts';
import { useAlsoIn } from './use-also-in.ts';

const AlsoPlan = lazy(async () => ({ default: (await import('./also-plan.tsx')).AlsoPlan }));

type Sample = FailureGroupView['samples'][number];

/** A failure of each namespace but this one: what heals it there heals all that fail there for the same root. */
export function elsewhereOf(group: FailureGroupView | null, namespace: string): Sample[] {
  const others = group?.samples.filter((sample) => sample.namespace !== namespace) ?? [];
  return [...Map.groupBy(others, (sample) => sample.namespace).values()].flatMap(([first]) => first ?? []);
}

type AlsoInProps = {
  code: RemedyCode;
  /** "Add entry". */
  verb: string;
  samples: readonly Sample[];
  /** The button for this namespace. */
  children: ReactNode;
};

/** The same remedy where the same root fails elsewhere, beside the button for here: a plan first, then one press. */
export function AlsoIn({ code, verb, samples, children }: AlsoInProps) {
  // The namespaces of the moment it was opened: what heals leaves the list behind it.
  const [opened, setOpened] = useState<readonly Sample[] | null>(null);
  const also = useAlsoIn(code);
  const open = () => {
    setOpened(samples);
    void also.plan(samples);
  };
  return (
    <>
      <div className="flex flex-wrap gap-2 max-cards:[&>*]:h-8.5 max-cards:[&>*]:flex-auto">
        {children}
        {samples.length > 0 && (
          <Button disabled={opened !== null} onClick={open}>
            Also in {placesOf(samples)}
          </Button>
        )}
      </div>
      {opened !== null && (
        <Suspense>
          <AlsoPlan also={also} verb={verb} places={placesOf(opened)} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

function placesOf(samples: readonly Sample[]): string {
  const [first] = samples;
  return first !== undefined && samples.length === 1
    ? visibleText(first.namespace)
    : `${samples.length} namespaces`;
}

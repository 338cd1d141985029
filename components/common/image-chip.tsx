'use client';

import type { Image } from '#lib/api/pods.ts';
import { cn } from '#components/ui/cn.ts';
import { useCopy } from '#components/ui/use-copy.ts';
import { visibleText } from '#lib/domain/text.ts';
import { ClusterText } from './cluster-text.tsx';
import { splitPort } from './short-registry.ts';
import { ImageTag, impliedStyle, shortDigest, splitRepository } from './image-parts.tsx';

type ImageChipProps = { image: Image; form?: 'line' | 'wrapped' };

/** A whole image reference; a click copies it as it is written. What nobody wrote is dotted. */
export function ImageChip({ image, form = 'line' }: ImageChipProps) {
  const { state, copy } = useCopy();
  const whole = visibleText(image.text);
  return (
    <button
      type="button"
      title={image.problem ?? whole}
      data-form={form}
      aria-label={`Copy ${whole}`}
      onClick={() => copy(image.text)}
      className={cn(
        'group/chip relative inline-flex max-w-full min-w-0 items-stretch overflow-hidden rounded-sm border border-line bg-surface align-middle',
        'text-left font-mono text-xs leading-[20px] text-ink hover:border-line-strong',
        form === 'wrapped' &&
          'flex-wrap [&>span]:max-w-none [&>span]:wrap-anywhere [&>span]:whitespace-normal',
        form === 'line' && 'h-5.5 max-cards:h-auto max-cards:flex-wrap',
      )}
    >
      <ChipParts image={image} />
      <span role="status" className={cn(state === 'idle' ? 'sr-only' : copiedCover)}>
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied' : ''}
      </span>
    </button>
  );
}

const copiedCover = 'absolute inset-0 grid place-items-center bg-accent-tint font-sans text-ink';
const part =
  'overflow-hidden px-1.5 text-ellipsis whitespace-nowrap group-data-[form=wrapped]/chip:wrap-anywhere group-data-[form=wrapped]/chip:whitespace-normal';

function ChipParts({ image }: { image: Image }) {
  const { parts } = image;
  if (parts === null) {
    return (
      <span className={cn(part, 'text-fail-text')}>
        <ClusterText>{image.text === '' ? '(empty)' : image.text}</ClusterText>
      </span>
    );
  }
  const { prefix, name } = splitRepository(parts.repository);
  return (
    <>
      <span
        className={cn(
          part,
          'flex max-w-48 min-w-16 shrink-3 border-r border-line bg-sunken font-sans text-ink-2',
          'max-cards:max-w-none max-cards:basis-full max-cards:border-r-0 max-cards:border-b',
          parts.implied.registry && impliedStyle,
        )}
      >
        <RegistryWords registry={parts.registry} />
      </span>
      <span className="flex min-w-0 shrink-10 group-data-[form=wrapped]/chip:inline group-data-[form=wrapped]/chip:*:p-0 group-data-[form=wrapped]/chip:px-1.5">
        <span className={cn(part, 'min-w-[5ch] pr-0')}>
          {prefix !== '' && (
            <ClusterText className={parts.implied.library ? impliedStyle : 'text-ink-3'}>
              {prefix}
            </ClusterText>
          )}
          <b className="font-semibold">
            <ClusterText>{name}</ClusterText>
          </b>
        </span>
        <ImageTag parts={parts} className={cn(part, 'min-w-[4ch] shrink-0 pl-0')} />
      </span>
      {parts.digest !== null && (
        <span className={cn(part, 'shrink-0 border-l border-line text-ink-3')}>
          @{shortDigest(parts.digest)}
        </span>
      )}
    </>
  );
}

/** The host may be cut, the port never: it decides which entry matches. */
function RegistryWords({ registry }: { registry: string }) {
  const { host, port } = splitPort(registry);
  return (
    <>
      <span className="min-w-0 overflow-hidden text-ellipsis">
        <ClusterText>{host}</ClusterText>
      </span>
      <span className="shrink-0">{port}</span>
    </>
  );
}

import type { ReactNode } from 'react';
import type { Image } from '#lib/api/pods.ts';
import { cn } from '#components/ui/cn.ts';
import { visibleText } from '#lib/domain/text.ts';
import { ClusterText } from './cluster-text.tsx';
import { ImageTag, impliedStyle, shortDigest, splitRepository } from './image-parts.tsx';
import { shortRegistry, splitPort } from './short-registry.ts';

type ImageStackProps = {
  image: Image;
  /** Beside the registry: "+4 containers". */
  more?: ReactNode;
};

/**
 * An image in a list: name and tag, the registry below. What is cut is cut at the path's start first, then in the
 * middle of the registry; tag and port always stay.
 */
export function ImageStack({ image, more }: ImageStackProps) {
  const { parts } = image;
  const prefixAndName = parts === null ? null : splitRepository(parts.repository);
  return (
    <div className="min-w-0" title={image.problem ?? visibleText(image.text)}>
      <div className="flex min-w-0 font-mono text-xs leading-5 whitespace-nowrap">
        {parts === null || prefixAndName === null ? (
          <ClusterText className="truncate font-semibold text-fail-text">
            {image.text === '' ? '(empty)' : image.text}
          </ClusterText>
        ) : (
          <>
            <span
              className={cn(
                'min-w-0 shrink-1000 truncate',
                prefixAndName.prefix !== '' && 'min-w-[2ch]',
                parts.implied.library ? impliedStyle : 'text-ink-3',
              )}
            >
              <ClusterText>{prefixAndName.prefix}</ClusterText>
            </span>
            <b className="max-w-[78%] shrink-0 truncate font-semibold">
              <ClusterText>{prefixAndName.name}</ClusterText>
            </b>
            <ImageTag parts={parts} className="max-w-[60%] shrink-0 truncate" />
          </>
        )}
      </div>
      <div className="flex min-w-0 gap-2 text-xs text-ink-3 in-data-[density=one]:hidden">
        {parts === null ? (
          <span className="truncate">not an image name</span>
        ) : (
          <Registry registry={parts.registry} isImplied={parts.implied.registry} />
        )}
        {parts?.digest != null && (
          <span className="shrink-100 truncate font-mono text-2xs">@{shortDigest(parts.digest)}</span>
        )}
        {more !== undefined && <span className="shrink-0 text-ink-2">{more}</span>}
      </div>
    </div>
  );
}

/** The host gives way, the port never. */
function Registry({ registry, isImplied }: { registry: string; isImplied: boolean }) {
  const { host, port } = splitPort(shortRegistry(registry));
  return (
    <span className={cn('flex min-w-0', isImplied && impliedStyle)}>
      <span className="truncate">
        <ClusterText>{host}</ClusterText>
      </span>
      <ClusterText>{port}</ClusterText>
    </span>
  );
}

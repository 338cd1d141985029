import { Disclosure } from '#components/ui/disclosure.tsx';
import { CodeBlock } from './code-block.tsx';

/** Where a tool owns an object and may revert what is written here: what to commit for it. */
export function ManifestInstead({ manifest }: { manifest: string }) {
  return (
    <Disclosure summary="What to commit instead">
      <CodeBlock code={manifest} copyLabel="Copy the manifest" />
    </Disclosure>
  );
}

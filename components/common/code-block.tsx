import { CopyButton } from '#components/ui/copy-button.tsx';
import { visibleLines } from '#lib/domain/text.ts';

type CodeBlockProps = {
  code: string;
  /** What is copied: "Copy the commands". */
  copyLabel: string;
};

/** Commands or a document, to read and to copy. Lines that begin with # are comments and dimmed. */
export function CodeBlock({ code, copyLabel }: CodeBlockProps) {
  return (
    <div className="relative rounded-md border border-line bg-sunken">
      <pre className="px-3 py-2 pr-9 font-mono text-xs leading-[1.2rem] wrap-anywhere whitespace-pre-wrap">
        {visibleLines(code)
          .split('\n')
          .map((text, index) => (
            <span key={index} className={text.trimStart().startsWith('#') ? 'text-ink-3' : undefined}>
              {index > 0 && '\n'}
              {text}
            </span>
          ))}
      </pre>
      <CopyButton text={code} label={copyLabel} className="absolute top-1 right-1 bg-sunken" />
    </div>
  );
}

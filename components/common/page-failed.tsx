import { Button } from '#components/ui/button.tsx';
import { StatePanel } from './state-panel.tsx';
import { StatusMark } from './status-mark.tsx';

type PageFailedProps = {
  /** Names the failure in the server's log; undefined where it happened in the browser. */
  digest: string | undefined;
  onRetry: () => void;
};

/** What stands where a page broke. Says nothing of the error itself: that is in the log. */
export function PageFailed({ digest, onRetry }: PageFailedProps) {
  return (
    <StatePanel
      tone="fail"
      picture={<StatusMark mark="fail" />}
      title="This page failed, the cluster did not"
      actions={<Button onClick={onRetry}>Try again</Button>}
    >
      Something broke inside Pullport while it drew this page; nothing was written.
      {digest !== undefined && (
        <>
          {' '}
          The log has the reason under <code>{digest}</code>.
        </>
      )}
    </StatePanel>
  );
}

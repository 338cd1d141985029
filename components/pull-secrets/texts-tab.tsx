import { ClusterText } from '#components/common/cluster-text.tsx';
import { CodeBlock } from '#components/common/code-block.tsx';
import { Panel } from '#components/common/panel.tsx';
import type { PullSecretDetail } from '#lib/api/pull-secrets.ts';
import { secretManifest } from '#lib/domain/kubectl-distribute.ts';

/** The secret as a manifest without its values, and the commands that show the same. */
export function TextsTab({ detail: { secret, yaml, kubectl } }: { detail: PullSecretDetail }) {
  const manifest = secretManifest({
    name: secret.name,
    type: secret.type,
    namespaces: [secret.namespace],
    entries: secret.entries,
    accounts: [],
    immutable: secret.immutable,
    labels: {},
  });
  return (
    <div className="grid grid-cols-2 items-start gap-4 max-rail:grid-cols-1">
      <Panel
        title={
          <>
            Secret <ClusterText>{secret.name}</ClusterText>
          </>
        }
        sub="values left out"
      >
        <CodeBlock code={manifest} copyLabel="Copy the manifest" />
      </Panel>
      <div className="grid gap-4">
        <Panel title="With kubectl" sub="keys and users, no passwords">
          <CodeBlock code={kubectl} copyLabel="Copy the command" />
        </Panel>
        <Panel title="How a Pod refers to it">
          <CodeBlock code={yaml} copyLabel="Copy how a Pod refers to it" />
        </Panel>
      </div>
    </div>
  );
}

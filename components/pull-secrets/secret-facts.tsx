import type { ReactNode } from 'react';
import Link from 'next/link';
import { Age } from '#components/common/age.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import type { PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { Expiry } from './expiry.tsx';
import { leadingEntry } from './secret-headline.ts';

/** What is known of it in one line. */
export function SecretFacts({ detail: { secret, equals } }: { detail: PullSecretDetail }) {
  const all = [secret, ...equals];
  const sum = (count: (row: SecretRow) => number) => all.reduce((total, row) => total + count(row), 0);
  const pods = sum(({ use }) => use.pods);
  const ending = leadingEntry(secret);
  return (
    <dl className="mb-3 flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-3 text-xs">
      <Fact term="Type">{secret.type.replace('kubernetes.io/', '')}</Fact>
      <Fact term="Used by">
        {counted(
          sum(({ use }) => use.accounts.length),
          'account',
        )}
        ,{' '}
        {counted(
          sum(({ use }) => use.workloads.length),
          'workload',
        )}
        ,{' '}
        <Link
          className="underline underline-offset-2"
          href={pages.pods({
            namespace: [...new Set(all.map(({ namespace }) => namespace))],
            secret: secret.name,
          })}
        >
          {counted(pods, 'pod')}
        </Link>
      </Fact>
      <Fact term="Expiry">
        <Expiry at={ending?.expiresAt ?? null} />
        <span className="ml-1 text-ink-3">{expiryBasis(ending?.expiryBasis ?? null)}</span>
      </Fact>
      <Fact term="Made">
        <Age at={secret.createdAt} after="ago" />
      </Fact>
      <Fact term="Managed by">
        {secret.managers.length === 0 ? (
          'nobody else'
        ) : (
          <ClusterText>{secret.managers.join(', ')}</ClusterText>
        )}
      </Fact>
      {secret.immutable && <Fact term="Immutable">yes, its data can never change</Fact>}
    </dl>
  );
}

function expiryBasis(basis: 'jwt' | 'registry-lifetime' | null): string {
  if (basis === 'jwt') return 'says the token itself';
  return basis === null ? 'a plain password names none' : 'as this registry’s tokens last';
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-ink-3">{term}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}

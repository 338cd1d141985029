import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { ProofPage } from '#components/proofs/proof-page.tsx';
import { proofPrefill } from '#lib/api/proofs.ts';
import { proofRightQuery } from '#lib/client/queries/proofs.ts';
import { pages, searchValues } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { proofRight } from '#lib/server/proofs/proof-right.ts';

export const metadata: Metadata = { title: 'Prove a pull' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = await searchParams;
  const values = searchValues(search);
  const loaded = await loadPage(pages.prove(values), async (context) => {
    const { namespace } = parseSearch(proofPrefill, search);
    return namespace === undefined ? null : proofRight(context, { namespace });
  });
  const namespace = typeof search['namespace'] === 'string' ? search['namespace'] : '';
  return (
    <Loaded
      title="Prove a pull"
      loaded={loaded}
      queryKey={proofRightQuery(namespace).queryKey}
      resetHref={pages.prove()}
    >
      <ProofPage values={values} />
    </Loaded>
  );
}

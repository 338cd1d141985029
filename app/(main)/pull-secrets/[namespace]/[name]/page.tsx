import type { Metadata } from 'next';
import { Loaded } from '#components/frame/loaded.tsx';
import { SecretPage } from '#components/pull-secrets/secret-page.tsx';
import { pullSecretParams } from '#lib/api/pull-secrets.ts';
import { pullSecretQuery } from '#lib/client/queries/pull-secrets.ts';
import { pages } from '#lib/paths.ts';
import { loadPage, parseSearch } from '#lib/server/http/page.ts';
import { getPullSecret } from '#lib/server/pull-secrets/get-pull-secret.ts';

type Props = { params: Promise<{ namespace: string; name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Pull secret ${decodeURIComponent((await params).name)}` };
}

export default async function Page({ params }: Props) {
  const given = await params;
  const namespace = decodeURIComponent(given.namespace);
  const name = decodeURIComponent(given.name);
  const loaded = await loadPage(pages.pullSecret(namespace, name), (context) =>
    getPullSecret(context, parseSearch(pullSecretParams, { namespace, name })),
  );
  return (
    <Loaded
      title={`Pull secret ${name}`}
      loaded={loaded}
      queryKey={pullSecretQuery(namespace, name).queryKey}
      resetHref={pages.pullSecrets()}
    >
      <SecretPage namespace={namespace} name={name} />
    </Loaded>
  );
}

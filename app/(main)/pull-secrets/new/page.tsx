import type { Metadata } from 'next';
import { NewSecretPage } from '#components/pull-secrets/new-secret-page.tsx';
import { searchValues } from '#lib/paths.ts';

export const metadata: Metadata = { title: 'New pull secret' };

/** What the address may fill in; a credential in it is dropped here and never reaches the form. */
const prefills = ['server', 'namespace', 'serviceAccount', 'name', 'username'];

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const search = Object.entries(await searchParams).filter(([name]) => prefills.includes(name));
  return <NewSecretPage values={searchValues(Object.fromEntries(search))} />;
}

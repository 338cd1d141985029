import type { Metadata } from 'next';
import { SignInPage } from '#components/sign-in/sign-in-page.tsx';
import { ownPath } from '#lib/domain/own-path.ts';
import { loadForAnybody } from '#lib/server/http/page.ts';
import { getSession } from '#lib/server/session/session-verbs.ts';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { returnTo } = await searchParams;
  const session = await loadForAnybody(getSession);
  return <SignInPage session={session} returnTo={ownPath([returnTo].flat()[0])} />;
}

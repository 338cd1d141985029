import { BrandMark } from '#components/common/brand.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Session } from '#lib/api/session.ts';
import { pages } from '#lib/paths.ts';
import { BigPath } from './big-path.tsx';
import { PersonList } from './person-list.tsx';
import { TokenForm } from './token-form.tsx';

type SignInPageProps = {
  session: Session;
  /** A path of this site. */
  returnTo: string;
};

/** What this is, and the ways in that this installation offers. */
export function SignInPage({ session, returnTo }: SignInPageProps) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-[64rem] content-center px-5 py-8 max-cards:content-start max-tiny:px-3">
      <div className="grid grid-cols-[minmax(0,1fr)_22rem] items-center gap-10 rounded-lg border border-line bg-surface p-8 max-cards:grid-cols-1 max-cards:gap-6 max-cards:p-4">
        <div className="grid gap-3">
          <p className="flex items-center gap-2 text-md font-semibold tracking-title">
            <BrandMark />
            Pullport
          </p>
          <h1 className="max-w-[22ch] text-xl font-semibold tracking-title text-balance">
            See why an image does not pull, and hand out the secret that fixes it.
          </h1>
          <p className="max-w-[46ch] text-ink-2">
            You act with your own rights in{' '}
            <ClusterText className="font-semibold text-ink">{session.cluster.name}</ClusterText>. Pullport has
            no users and no database of its own.
          </p>
          <div className="mt-3 max-cards:hidden">
            <BigPath />
          </div>
        </div>
        <div className="grid gap-5">
          {session.user !== null && <Already name={session.user.name} method={session.method} />}
          {session.canSignIn && <TokenForm returnTo={returnTo} />}
          {session.people.length > 0 && <PersonList people={session.people} />}
        </div>
      </div>
    </main>
  );
}

function Already({ name, method }: { name: string; method: Session['method'] }) {
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-ink-2">
        {method === 'token' ? 'You are signed in as ' : 'No sign-in is needed here: you are '}
        <ClusterText className="font-semibold text-ink">{name}</ClusterText>.
      </p>
      <ButtonLink href={pages.overview()}>Go to the overview</ButtonLink>
    </div>
  );
}

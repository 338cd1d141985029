import type { AccountList } from '#lib/api/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';

/** "33 accounts. 1 lacks a credential its images need, pods of 24 cannot pull, 2 name a secret that is not there." */
export function accountsSentence({ facets, pending }: AccountList): string {
  const states = facets.state ?? [];
  const count = (...codes: string[]) =>
    states.filter(({ value }) => codes.includes(value)).reduce((sum, each) => sum + each.count, 0);
  const all = states.reduce((sum, each) => sum + each.count, 0);
  const lacks = count('not-linked');
  const fails = count('failing', 'undecodable');
  const missing = count('missing-secret');
  const older = count('older-list');
  const parts = [
    lacks > 0 && `${lacks} ${lacks === 1 ? 'lacks' : 'lack'} a credential that is there`,
    fails > 0 && `pods of ${fails} cannot pull`,
    missing > 0 && `${missing} ${missing === 1 ? 'names' : 'name'} a secret that is not there`,
    older > 0 && `${older} ${older === 1 ? 'has' : 'have'} pods with an older list`,
  ].filter((part) => part !== false);
  const told = parts.length === 0 ? 'Each has what its pods ask.' : `${capitalised(parts.join(', '))}.`;
  const follows = pending ? ' Secrets are still being read.' : '';
  return all === 0 ? `No account.${follows}` : `${counted(all, 'account')}. ${told}${follows}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

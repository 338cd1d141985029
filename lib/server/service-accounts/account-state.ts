import 'server-only';
import type { accountStates, AccountRow } from '#lib/api/service-accounts.ts';
import { counted } from '#lib/domain/counted.ts';

type Code = (typeof accountStates)[number];
type State = AccountRow['state'];
type Parts = Omit<AccountRow, 'state'>;

const severities: Record<Code, State['severity']> = {
  'not-linked': 'fail',
  failing: 'fail',
  undecodable: 'fail',
  'missing-secret': 'warn',
  'older-list': 'warn',
  'rate-limit': 'warn',
  'not-known': 'forbidden',
  'matches-nothing': 'none',
  'own-lists': 'none',
  'needs-none': 'ok',
  covered: 'ok',
  'no-pods': 'none',
};

/** What each state is called where no row says more, as in a facet. */
export const accountStateLabels: Record<Code, string> = {
  'not-linked': 'Lacks a credential',
  failing: 'Pulls fail',
  undecodable: 'Undecodable secret',
  'missing-secret': 'Name without a secret',
  'older-list': 'Pods with an older list',
  'rate-limit': 'Waiting',
  'not-known': 'Not known',
  'matches-nothing': 'Matches no image',
  'own-lists': 'Not used by its pods',
  'needs-none': 'Needs none',
  covered: 'Covered',
  'no-pods': 'No pods',
};

type Rule = (account: Parts) => { code: Code; label: string; sentence: string } | null;

const ask = ({ asks }: Parts, state: Parts['asks'][number]['state']) =>
  asks.find((each) => each.state === state);

const notLinked: Rule = (account) => {
  const found = ask(account, 'not-linked');
  if (found === undefined) return null;
  const sentence = `A secret for ${found.registry} is in ${account.namespace}, and this account does not name it: link it.`;
  return { code: 'not-linked', label: 'Not linked', sentence };
};

const undecodable: Rule = ({ imagePullSecrets, asks }) => {
  const broken = imagePullSecrets.find(({ state }) => state === 'broken');
  if (broken === undefined || asks.length === 0) return null;
  const sentence = `${broken.name} cannot be decoded, which fails every pull of the account’s pods, public images too: repair it.`;
  return { code: 'undecodable', label: 'Undecodable', sentence };
};

const failing: Rule = (account) => {
  const found = ask(account, 'failing');
  if (found === undefined) return null;
  const sentence = `Pulls from ${found.registry} fail: ${found.word}.`;
  return { code: 'failing', label: capitalised(found.word), sentence };
};

const missingSecret: Rule = ({ imagePullSecrets, namespace }) => {
  const missing = imagePullSecrets.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join(', ');
  const label = `${counted(missing.length, 'name')} without a secret`;
  return {
    code: 'missing-secret',
    label,
    sentence: `There is no ${names} in ${namespace}; the kubelet warns at each pull and goes on. Create it or unlink it.`,
  };
};

const olderList: Rule = ({ lists }) => {
  const older = lists.filter(({ isCurrent, isOwn }) => !isCurrent && !isOwn);
  const pods = older.reduce((sum, list) => sum + list.pods, 0);
  if (pods === 0) return null;
  const label = `${counted(pods, 'pod')} ${pods === 1 ? 'carries' : 'carry'} an older list`;
  const sentence = 'They were made before the list changed; only new pods get today’s. Restart them.';
  return { code: 'older-list', label, sentence };
};

const waiting: Rule = (account) => {
  const found = ask(account, 'waiting');
  if (found === undefined) return null;
  const sentence = `Pulls from ${found.registry} wait (${found.word}); this may pass by itself.`;
  return { code: 'rate-limit', label: capitalised(found.word), sentence };
};

const notKnown: Rule = (account) => {
  const found = ask(account, 'not-known');
  if (found === undefined) return null;
  const sentence = `Whether ${found.registry} is covered cannot be told: ${found.word}.`;
  return { code: 'not-known', label: 'Not known', sentence };
};

const noPods: Rule = ({ pods }) =>
  pods > 0 ? null : { code: 'no-pods', label: 'No pods', sentence: 'No pod runs under this account now.' };

const ownLists: Rule = ({ lists, pods }) => {
  if (!lists.every(({ isOwn }) => isOwn)) return null;
  const sentence = `${counted(pods, 'pod')} ${pods === 1 ? 'names' : 'name'} secrets in the pod itself; the account adds nothing to them.`;
  return { code: 'own-lists', label: 'Not used by its pods', sentence };
};

const nothingCovered: Rule = ({ asks, imagePullSecrets }) => {
  if (asks.some(({ state }) => state === 'covered')) return null;
  if (imagePullSecrets.length > 0) {
    const sentence = 'None of its secrets has an entry for the images of its pods, which need none.';
    return { code: 'matches-nothing', label: 'Matches no image', sentence };
  }
  return { code: 'needs-none', label: 'Needs none', sentence: 'Its pods run public images only.' };
};

/** In this order: what must be done before what may be done. */
const rules: readonly Rule[] = [
  notLinked,
  undecodable,
  failing,
  missingSecret,
  olderList,
  waiting,
  noPods,
  notKnown,
  ownLists,
  nothingCovered,
];

/** What stands for the whole account: the first rule that applies, else it is covered. */
export function accountState(account: Parts): State {
  for (const rule of rules) {
    const found = rule(account);
    if (found !== null) return { ...found, severity: severities[found.code] };
  }
  const sentence = 'Its secrets have an entry for what its pods pull.';
  return { code: 'covered', severity: 'ok', label: 'Covered', sentence };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

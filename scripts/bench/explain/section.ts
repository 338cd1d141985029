import { parseImageReference } from '#lib/domain/image/reference.ts';
import { readEntries } from '#lib/domain/pull-secret/docker-config.ts';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { failureRecord, type FailureRecord } from '#lib/domain/pull/failure-record.ts';
import { groupFailures } from '#lib/domain/pull/roots.ts';
import { throughApi } from '#scripts/bench/explain/through-api.ts';
import { spread, table } from '#scripts/bench/table.ts';
import { secretFacts, situation, texts, there, waiting } from '#scripts/testing/pull-situation.ts';

const runsPerRound = 10;

/** Explaining one pull and grouping many: the domain alone, then the same through the API at 50,000 pods. */
export async function explainSection(rounds: number): Promise<string> {
  const large = situation({ lists: manySecrets(), others: [secretFacts('other', ['ghcr.io'])] });
  const wordy = situation({ container: { state: waiting(`${'a [b, '.repeat(17_000)}${texts.tls}`) } });
  const records = manyRecords();
  const document = largeDocument();
  const questions = { samples: 20, remedyOf: () => null, runsOnNodes: () => [] };
  const rows = [
    ['measure', 'ms, min / median / max', 'aim'],
    ['explain: 10 secrets of 20 entries', timed(rounds, () => explainPull(large)), '≤ 5'],
    ['explain: a message of 100 KB', timed(rounds, () => explainPull(wordy)), ''],
    ['parse a reference of 4 KB', timed(rounds, () => parseImageReference(longReference)), '≤ 1'],
    ['read a document of 1 MB', timed(rounds, () => readEntries(document, 'dockerconfigjson')), '≤ 50'],
    ['group 2,500 failures by root', timed(rounds, () => groupFailures(records, 'root', questions)), '≤ 100'],
  ];
  return table([...rows, ...(await throughApi(rounds))]);
}

const longReference = `registry.example/${'a/'.repeat(2000)}b:1`;

/** As many entries as 1 MB holds, which is what a Secret may have. */
function largeDocument(): string {
  const auth = Buffer.from('user:password-0123456789').toString('base64');
  const auths = Object.fromEntries(
    Array.from({ length: 10_500 }, (_, at) => [`registry-${at}.example.com/team-${at}/project`, { auth }]),
  );
  return JSON.stringify({ auths });
}

function manySecrets() {
  return Array.from({ length: 10 }, (_, secret) => {
    const keys = Array.from({ length: 20 }, (__, key) => `r${secret}-${key}.example:5000/team`);
    return there(secretFacts(`s${secret}`, keys));
  });
}

function manyRecords(): FailureRecord[] {
  return Array.from({ length: 2500 }, (_, index) => {
    const image = `ghcr.io/team/app-${index % 40}:1`;
    const lists = [there(secretFacts('s', ['ghcr.io']))];
    const record = failureRecord(
      situation({ container: { image, state: waiting(texts.unauthorized) }, lists }),
    );
    if (record === null) throw new Error('A failure that does not fail cannot be grouped.');
    return { ...record, id: `${index}`, podUid: `${index}`, namespace: `ns-${index % 200}` };
  });
}

function timed(rounds: number, act: () => void): string {
  const times = Array.from({ length: rounds * runsPerRound }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return spread(times, 2);
}

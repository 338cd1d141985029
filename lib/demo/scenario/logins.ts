import { type Login, base64 } from './secrets.ts';
import { days, hours, minutes } from './model.ts';

/** Passwords of a company that does not exist, for registries that do not either. */

export const corp = 'registry.corp.example:5000';
export const ecr = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
export const gar = 'europe-west3-docker.pkg.dev';
export const hub = 'https://index.docker.io/v1/';

const login = (username: string, password: string): Login => ({ username, password });

export const corpShared = login('svc-pull-shared', 'demo-shared-5Q2v');
export const corpPayments = login('svc-pull-payments', 'demo-payments-8Kx1');
/** Changed in the registry 24 minutes ago; the secrets still hold this one. */
export const corpCheckoutOld = login('svc-pull-checkout', 'demo-checkout-2024');
export const corpCheckoutNew = login('svc-pull-checkout', 'demo-checkout-2026');
export const corpRecommender = login('svc-pull-recommend', 'demo-recommend-3Rt7');
export const ghcrBot = login('corp-example-bot', 'demo-ghcr-bot-91ab');
export const ghcrCi = login('corp-example-ci', 'demo-ghcr-ci-77cd');
export const quayRobot = login('corp+puller', 'demo-quay-robot-40fe');
export const hubTeam = login('corpexample', 'demo-hub-team-6d2a');
export const garServing = login(
  '_json_key',
  '{"type":"service_account","project_id":"corp-example-ml","private_key_id":"demo"}',
);
export const gitlabToken = login('gitlab+deploy-token-7', 'demo-gitlab-19e0');
export const harborRobot = login('robot$ci+pull', 'demo-harbor-55b1');

export const ROTATED = minutes(24);
export const ECR_TOKEN_AGE = hours(15);

/** A token of ECR made `age` ago: it says nothing of its own end, which comes 12 hours later. */
export function ecrLogin(startedAt: number, age: number): Login {
  const payload = {
    payload: 'demo',
    datakey: 'demo',
    version: '2',
    type: 'DATA_KEY',
    expiration: Math.floor((startedAt - age + hours(12)) / 1_000),
  };
  return login('AWS', base64(JSON.stringify(payload)));
}

/** A token that carries its own end: a JWT whose `exp` lies `ahead` of now (behind it when negative). */
export function tokenLogin(username: string, startedAt: number, ahead: number): Login {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issued = Math.floor((startedAt + ahead - days(90)) / 1_000);
  const claims = { sub: username, iat: issued, exp: Math.floor((startedAt + ahead) / 1_000) };
  return login(username, `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${part({ demo: true })}`);
}

import { corp, corpCheckoutOld, ghcrBot, hub, hubTeam } from '../logins.ts';
import { type SecretPlan, days } from '../model.ts';
import { pullSecret } from '../secrets.ts';

export const corpPull = (age: number): SecretPlan =>
  pullSecret('corp-pull', { [corp]: corpCheckoutOld }, { age });
export const ghcrPull = pullSecret('ghcr-pull', { 'ghcr.io': ghcrBot }, { age: days(210) });
export const hubPull = pullSecret('dockerhub-team', { [hub]: hubTeam }, { age: days(300) });
export const linked = ['corp-pull', 'ghcr-pull', 'dockerhub-team'];

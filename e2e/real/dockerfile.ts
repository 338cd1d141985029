import { readFileSync } from 'node:fs';
import type { ImageConfig } from '#e2e/cluster/image-push.ts';

const file = new URL('../../Dockerfile', import.meta.url);

/** What the last stage of the Dockerfile says about how its image runs. Throws where it says no CMD or no WORKDIR. */
export function imageConfig(): Required<Omit<ImageConfig, 'Labels'>> {
  const [, last = ''] = readFileSync(file, 'utf8')
    .split(/^FROM .*$/m)
    .slice(-2);
  const said = (instruction: string) =>
    new RegExp(`^${instruction} (.*)$`, 'm').exec(last)?.[1] ?? missing(instruction);
  return {
    Cmd: JSON.parse(said('CMD')),
    Env: ['PATH=/usr/local/bin:/bin', ...said('ENV').split(' ')],
    WorkingDir: said('WORKDIR'),
    User: said('USER'),
  };
}

function missing(instruction: string): never {
  throw new Error(`The Dockerfile's last stage has no ${instruction}.`);
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * A Chromium to test with: the one named in PULLPORT_CHROMIUM, one of this machine, Playwright's own; else it is
 * installed, by apt as root on Debian and its kin, otherwise by Playwright.
 * @throws Error that says what to do when there is none and none can be installed
 */
export function findChromium(): string {
  const named = process.env['PULLPORT_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const found = lookAround();
  if (found !== null) return found;
  process.stderr.write('No Chromium here: installing one …\n');
  installByApt();
  const installed = lookAround() ?? installByPlaywright();
  if (installed !== null) return installed;
  throw new Error(
    'There is no Chromium and none could be installed. Install one and name it in PULLPORT_CHROMIUM.',
  );
}

function lookAround(): string | null {
  return [...usualPlaces, chromium.executablePath()].find((place) => existsSync(place)) ?? null;
}

function installByApt(): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
    env,
    stdio: 'ignore',
  });
}

function installByPlaywright(): string | null {
  spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  return lookAround();
}

import { expect, test } from 'vitest';
import { parsePlatform, type Platform, platformText, runsOn } from '#lib/domain/image/platform.ts';

function platform(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

test.each([
  ['linux/amd64', 'linux/amd64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['Linux/aarch64', 'linux/arm64'],
  ['linux/arm64/unknown', 'linux/arm64'],
  ['linux/x86_64', 'linux/amd64'],
  ['linux/arm/v6', 'linux/arm/v6'],
  ['linux/armhf', 'linux/arm'],
  ['windows/amd64', 'windows/amd64'],
])('%s reads as %s', (text, expected) => {
  expect(platformText(platform(text))).toBe(expected);
});

test.each(['', 'linux', 'a/b/c/d', 'linux/', '/amd64', 'linux/<b>', 'linux/amd64 10.0'])(
  '%s is no platform',
  (text) => {
    expect(parsePlatform(text)).toBeNull();
  },
);

test.each([
  ['linux/amd64', 'linux/amd64', true],
  ['linux/arm64', 'linux/amd64', false],
  ['windows/amd64', 'linux/amd64', false],
  ['linux/arm/v6', 'linux/arm/v8', true],
  ['linux/arm/v7', 'linux/arm/v6', false],
  ['linux/arm64/v8', 'linux/arm64', true],
  ['linux/amd64/v3', 'linux/amd64', true],
])('an image for %s on a node of %s: %s', (image, node, runs) => {
  expect(runsOn(platform(image), platform(node))).toBe(runs);
});

import { describe, expect, it, vi } from 'vitest';
import { readStartOptions } from './options.ts';

describe('readStartOptions', () => {
  it('listens on loopback port 3000 unless told otherwise', () => {
    expect(readStartOptions([])).toMatchObject({ is: 'start', env: { PORT: '3000', HOSTNAME: '127.0.0.1' } });
  });

  it('passes on what was asked for', () => {
    const args = ['--port', '3100', '--kubeconfig', 'a', '--context', 'b', '--namespaces', 'c,d'];
    expect(readStartOptions(args)).toMatchObject({
      env: { PORT: '3100', PULLPORT_KUBECONFIG: 'a', PULLPORT_CONTEXT: 'b', PULLPORT_NAMESPACES: 'c,d' },
    });
    expect(readStartOptions(['--demo'])).toMatchObject({ env: { PULLPORT_CLUSTER: 'demo' } });
  });

  it.each([
    [['--port', '0'], /1 to 65535/],
    [['--port', 'http'], /1 to 65535/],
    [['--demo', '--context', 'x'], /leave out/],
    [['--demo', '--namespaces', 'x'], /leave out/],
    [['--host', ''], /--host is empty/],
    [['--namespaces', ''], /--namespaces is empty/],
    [['--kubeconfig', ''], /--kubeconfig is empty/],
    [['--namespaces', 'shop,Big_One'], /"Big_One" is none/],
    [['--nonsense'], /--nonsense/],
    [['stray'], /stray/],
  ])('says what is wrong with %j and where help is', (args, sentence) => {
    const answer = readStartOptions(args);
    expect(answer).toMatchObject({ is: 'wrong' });
    expect(answer.is === 'wrong' && answer.sentence).toMatch(sentence);
    expect(answer.is === 'wrong' && answer.sentence).toContain('--help');
  });

  it('starts nothing where npm took an option for itself, which would be another cluster', () => {
    vi.stubEnv('npm_config_demo', 'true');
    expect(readStartOptions([])).toMatchObject({
      is: 'wrong',
      sentence: expect.stringContaining('-- --demo'),
    });
    vi.unstubAllEnvs();
  });

  it('offers help', () => {
    expect(readStartOptions(['--help'])).toEqual({ is: 'help' });
  });
});

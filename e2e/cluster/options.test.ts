import { describe, expect, it } from 'vitest';
import { readClusterCommand } from '#e2e/cluster/options.ts';

const sentenceOf = (args: string[], environment = {}): string => {
  const command = readClusterCommand(args, environment);
  return command.is === 'wrong' ? command.sentence : 'taken';
};

describe('the line after npm run cluster', () => {
  it('is a verb with its options', () => {
    const command = readClusterCommand(['up', '--runtime', 'containerd-1', '--empty', '--dir', '/tmp/x'], {});
    expect(command).toMatchObject({
      is: 'command',
      verb: 'up',
      runtime: 'containerd-1',
      directory: '/tmp/x',
    });
  });

  // What npm 11 makes of `npm run cluster up --runtime containerd-1` and the like.
  it.each([
    [['up'], { npm_config_control_plane_only: 'true' }, 'npm run cluster up -- --control-plane-only'],
    [['up'], { npm_config_streaming_lists: '' }, 'npm run cluster up -- --no-streaming-lists'],
    [['up', 'containerd-1'], { npm_config_runtime: 'true' }, 'npm run cluster up -- --runtime containerd-1'],
    [['up'], { npm_config_runtime: 'containerd-1' }, 'npm run cluster up -- --runtime=containerd-1'],
    [['down'], { npm_config_all: 'true' }, 'npm run cluster down -- --all'],
    [['down', '/tmp/x'], { npm_config_dir: 'true' }, 'npm run cluster down -- --dir /tmp/x'],
  ])('%j with %j in npm’s hands is answered with the right line', (args, environment, line) => {
    expect(sentenceOf(args, environment)).toMatch(new RegExp(`${line}$`));
  });

  it('takes npm’s own settings for what they are', () => {
    expect(sentenceOf(['down'], { npm_config_noproxy: '', npm_config_nodedir: '/usr' })).toBe('taken');
  });

  it.each([
    [['up', 'containerd-1'], 'up takes options only, not "containerd-1".'],
    [['up', '--runtime', 'docker'], 'There is no runtime "docker". Choose containerd-2 or containerd-1.'],
    [['down', '--live'], '--live goes with --all.'],
    [['up', '--node'], /^Unknown option '--node'/],
    [['start'], /^There is no "start"\.\n\nA real cluster/],
    [[], /^A real cluster/],
  ])('%j is refused', (args, sentence) => {
    expect(sentenceOf(args)).toMatch(sentence);
  });
});

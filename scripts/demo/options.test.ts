import { expect, test } from 'vitest';
import { readDemoOptions } from './options.ts';

test('port and folder, with defaults', () => {
  expect(readDemoOptions([])).toEqual({ is: 'serve', port: 8001, folder: '.demo' });
  expect(readDemoOptions(['--port', '9001', '--folder', 'x'])).toEqual({
    is: 'serve',
    port: 9001,
    folder: 'x',
  });
  expect(readDemoOptions(['-h'])).toEqual({ is: 'help' });
});

test.each([
  [['--prot', '1'], /--prot/],
  [['--port', 'abc'], /1 to 65535, not "abc"/],
  [['--port', '65536'], /1 to 65535/],
  [['stray'], /stray/],
])('says what is wrong with %j and where help is', (args, sentence) => {
  const answer = readDemoOptions(args);
  expect(answer.is === 'wrong' && answer.sentence).toMatch(sentence);
  expect(answer.is === 'wrong' && answer.sentence).toContain('npm run demo -- --help');
});

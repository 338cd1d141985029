import { expect, test } from 'vitest';
import { connectCluster } from '#lib/server/cluster/connection.ts';
import { welcomeText } from './welcome.ts';

test('says where, which cluster and why, and as whom; nothing where people sign in', async () => {
  const connection = await connectCluster({
    cluster: 'demo',
    kubeconfig: null,
    context: null,
    namespaces: [],
    environment: {},
  });
  const text = (host: string) =>
    welcomeText({ connection, doorway: { is: 'loopback' } }, { host, port: '3100' });
  expect(text('127.0.0.1')).toMatch(
    /^Pullport {3}http:\/\/127\.0\.0\.1:3100\nCluster {4}demo .*\n.*asked for/,
  );
  expect(text('127.0.0.1')).toContain('As         the demo’s admin');
  expect(text('::1')).toContain('http://[::1]:3100\n');
  expect(text('localhost')).toContain('http://localhost:3100\n');
  const doorway = { is: 'public', origin: 'https://images.example' } as const;
  expect(welcomeText({ connection, doorway }, { host: '0.0.0.0', port: '3000' })).toBe('');
  await connection.close();
});

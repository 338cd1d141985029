import { writeFileSync } from 'node:fs';
import { startTcpProxy } from '#e2e/faults/tcp-proxy.ts';

/** Inside the browser's network: takes connections on a port of its loopback and hands them to a unix socket. */
const [port, socket] = process.argv.slice(2);
if (port === undefined || socket === undefined) throw new Error('Usage: forward-main.ts PORT SOCKET');
await startTcpProxy(socket, Number(port));
writeFileSync(`${socket}.ready`, '');

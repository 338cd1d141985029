import { createServer } from 'node:net';

type ListenAddress = { host: string; port: number };

/** Why nothing can listen at an address, as a sentence with the next step; null where it is free. */
export async function whyNotListen({ host, port }: ListenAddress): Promise<string | null> {
  const code = await tryListening({ host, port });
  switch (code) {
    case null:
      return null;
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken, perhaps by a Pullport that runs already: end what listens there, or choose another with --port.`;
    case 'EACCES':
      return `Port ${port} on ${host} is kept for root: choose one above 1023 with --port.`;
    default:
      return `This machine cannot listen at ${host} (${code}): leave out --host, or give one of its addresses.`;
  }
}

async function tryListening(address: ListenAddress): Promise<string | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(address, () => server.close(() => resolve(null)));
  });
}

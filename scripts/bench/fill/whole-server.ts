import { ensureBuilt } from '#scripts/build/ensure-built.ts';
import { startBuiltServer } from '#scripts/built-server.ts';
import { writeKubeconfig } from '#scripts/bench/product/kubeconfig-file.ts';
import { residentBytes } from '#scripts/bench/product/process-memory.ts';

/** Seconds from the start of the process until it is ready, and its peak RSS in MB by then. */
export type ServerMeasures = { seconds: number; peak: number };

/** The built product started anew on what is served at `url`, once per round. */
export async function measureWholeServer(url: string, rounds: number): Promise<ServerMeasures[]> {
  await ensureBuilt();
  const kubeconfig = await writeKubeconfig(url, 'bench');
  const measures: ServerMeasures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const server = await startBuiltServer({ PULLPORT_KUBECONFIG: kubeconfig.file }, 180_000);
    const seconds = (performance.now() - started) / 1000;
    measures.push({ seconds, peak: residentBytes(server.pid, 'peak') / 1_048_576 });
    await server.close();
  }
  await kubeconfig.remove();
  return measures;
}

/**
 * The load, in a process of its own: `load.ts URL SECONDS TOKEN …`. Fifty clients ask once a second each, whether or
 * not the last answer has come (open loop), with five identities and forty query shapes; then two asking without a
 * pause tell the highest throughput. Prints one line of JSON.
 */
import { request, Agent } from 'node:http';
import { shapes } from './shapes.ts';

const [url = '', seconds = '20', ...tokens] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const clients = 50;
const durations: number[] = [];
let failures = 0;
let asked = 0;

function ask(): Promise<number> {
  const turn = asked++;
  const path = `/api/v1/pods?${shapes[turn % shapes.length]}`;
  // Every identity asks every shape: neither counts with the other.
  const token = tokens[Math.floor(turn / shapes.length) % tokens.length] ?? '';
  const started = performance.now();
  return new Promise((resolve) => {
    const call = request(
      `${url}${path}`,
      { agent, headers: { authorization: `Bearer ${token}` } },
      (answer) => {
        answer.resume().on('end', () => {
          if (answer.statusCode !== 200) failures += 1;
          resolve(performance.now() - started);
        });
      },
    );
    call.on('error', () => {
      failures += 1;
      resolve(performance.now() - started);
    });
    call.end();
  });
}

// Every shape and identity once, so that sorted orders and access answers are there, as after the first minute.
for (let turn = 0; turn < shapes.length * tokens.length; turn += 1) await ask();
asked = 0;
const running: Promise<void>[] = [];
const start = performance.now();
for (let turn = 0; turn < clients * Number(seconds); turn += 1) {
  const due = start + (turn * 1000) / clients;
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  // From when it was due, not from when it was sent: a late load would hide slow answers.
  const late = Math.max(0, performance.now() - due);
  running.push(ask().then((duration) => void durations.push(duration + late)));
}
await Promise.all(running);

const throughputFor = 5000;
const begun = performance.now();
let answered = 0;
await Promise.all(
  Array.from({ length: 2 }, async () => {
    while (performance.now() - begun < throughputFor) {
      await ask();
      answered += 1;
    }
  }),
);
const sorted = durations.toSorted((left, right) => left - right);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const line = {
  p50: at(0.5),
  p99: at(0.99),
  max: sorted.at(-1) ?? 0,
  failures,
  perSecond: (answered / throughputFor) * 1000,
};
process.stdout.write(`${JSON.stringify(line)}\n`);
agent.destroy();

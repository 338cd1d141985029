/** `npm run bench -- [SECTION …] [--rounds N]`: measures, and prints tables. Not part of the tests. */
import { parseArgs } from 'node:util';
import { api } from '#scripts/bench/api/section.ts';
import { browserSection } from '#scripts/bench/browser/section.ts';
import { explainSection } from '#scripts/bench/explain/section.ts';
import { fill } from '#scripts/bench/fill/section.ts';
import { streamsSection } from '#scripts/bench/streams/section.ts';

/** Each takes the number of rounds and gives its table. */
const sections: Readonly<Record<string, (rounds: number) => Promise<string>>> = {
  fill,
  explain: explainSection,
  api,
  browser: browserSection,
  streams: streamsSection,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no section ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, run] of Object.entries(sections)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stdout.write(`## ${name}\n\n${await run(Number(values.rounds))}\n\n`);
}

// The door of every npm script: plain JavaScript that an older Node can run. It installs what the lockfile names,
// then hands over to a Node that can run TypeScript: this one if it is new enough, else the one that came as a package.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.pullport-lock');
const oldestNode = [22, 19];

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

// Not `npm ci`: it refuses a lockfile without entries for platforms whose binaries a registry does not hold.
// `install --no-save` takes the locked versions and leaves the lockfile as it is.
function install() {
  const started = Date.now();
  process.stderr.write('Installing what package-lock.json names … ');
  const result = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.error !== undefined)
    fail('npm was not found. Install Node.js 20 or newer together with npm, then try again.');
  if (result.status !== 0) {
    process.stderr.write(`failed\n${result.stdout}${result.stderr}`);
    fail(
      'The packages could not be installed. If a registry cannot be reached, see npm config; then try again.',
    );
  }
  writeFileSync(stamp, lockHash());
  process.stderr.write(`done in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function chooseNode() {
  const packaged = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (isNewEnough(process.version)) return process.execPath;
  fail(
    `Pullport needs Node.js ${oldestNode.join('.')} or newer; this is ${process.version}, and no packaged Node for ${process.platform} ${process.arch} was found.`,
  );
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) fail('Usage: node scripts/enter.mjs SCRIPT [ARGUMENT …]');
if (!isInstalled()) install();
const node = chooseNode();
const path = [join(root, 'node_modules', '.bin'), dirname(node), process.env.PATH].join(':');
// react-server is the condition under which the 'server-only' marker lets a module load.
const child = spawn(
  node,
  ['--conditions=react-server', '--disable-warning=ExperimentalWarning', join(root, script), ...rest],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));

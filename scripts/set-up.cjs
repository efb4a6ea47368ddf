'use strict';

/**
 * Runs before `npm start`, `npm test` and their like, so that those two commands are all a newcomer
 * types. Written for any Node from 16 on, because it is what brings the Node that the rest needs.
 * Everything it does is announced in one line; when there is nothing to do it says nothing.
 */

const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const { findChromium, installChromium } = require('./find-chromium.cjs');
const { isBuildStale } = require('./stale-build.cjs');

const root = path.join(__dirname, '..');
const modules = path.join(root, 'node_modules');
const lockFile = path.join(root, 'package-lock.json');
const installedLock = path.join(modules, '.package-lock.json');
const marker = path.join(modules, '.installed-from');
const leastNode = 24;
const windows = process.platform === 'win32';

function main(task) {
  installPackages();
  const node = provideNode();
  if ((task === 'start' || task === 'soak') && isBuildStale(root)) build(node);
  if ((task === 'test' || task === 'soak') && !findChromium())
    installChromium(node, root, say, fail);
}

function installPackages() {
  const wanted = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
  const reason = reasonToInstall(wanted);
  if (reason) {
    say(`Installing the packages with npm ci, because ${reason}.`);
    const { status } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    if (status !== 0) fail('npm ci did not succeed; its message is above.');
  }
  if (read(marker) !== wanted) fs.writeFileSync(marker, wanted);
}

function reasonToInstall(wanted) {
  if (!fs.existsSync(installedLock)) return 'node_modules is missing';
  const installed = read(marker);
  if (installed === wanted) return undefined;
  // Without our mark somebody ran npm by hand: then the dates tell.
  const byHand = fs.statSync(installedLock).mtimeMs >= fs.statSync(lockFile).mtimeMs;
  return byHand ? undefined : 'node_modules is older than package-lock.json';
}

/** Finds a Node that is new enough, adding one to node_modules where npm's scripts find it first. */
function provideNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const local = path.join(modules, '.bin', windows ? 'node.cmd' : 'node');
  if (isNewEnough(versionOf(local))) return local;

  say(`Adding Node ${leastNode} to node_modules, because this is Node ${process.version}.`);
  npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', `node@${leastNode}`]);
  if (!isNewEnough(versionOf(local))) runInstallScript();
  if (!isNewEnough(versionOf(local))) {
    fail(`Node ${leastNode} could not be added; install it from https://nodejs.org and try again.`);
  }
  return local;
}

/** npm may leave out the install scripts of packages; this one fetches the binary. */
function runInstallScript() {
  const folder = path.join(modules, 'node');
  const script = path.join(folder, 'installArchSpecificPackage.js');
  if (fs.existsSync(script))
    spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
}

function build(node) {
  say('Building the app, because its sources are newer than the build.');
  const script = path.join(root, 'scripts', 'build.ts');
  const { status, stdout, stderr } = spawnSync(node, [script], {
    cwd: root,
    encoding: 'utf8',
    shell: windows,
  });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  fail('The app could not be built; the reason is above.');
}

function npm(args) {
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  // Inside npm's own scripts this names the npm that is running.
  const cli = process.env.npm_execpath;
  if (cli && cli.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: windows });
}

function versionOf(binary) {
  const { stdout } = spawnSync(binary, ['-v'], { encoding: 'utf8', shell: windows });
  return (stdout || '').trim();
}

function isNewEnough(version) {
  return Number((/^v(\d+)\./.exec(version) || [])[1]) >= leastNode;
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

main(process.argv[2]);

'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

// The headless shell is the same engine without a window: the stories take a third less time in it.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const otherPlaces = [
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser for the browser tests: the one that CHROMIUM_PATH names, else one of the machine's,
 * else the one that Playwright has downloaded. `undefined` when there is none.
 */
function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = ['/usr/bin', ...(process.env.PATH || '').split(path.delimiter)];
  const inFolders = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...inFolders, ...otherPlaces, playwrightsOwn()].find(isFile);
}

function isFile(file) {
  const stats = file && fs.statSync(file, { throwIfNoEntry: false });
  return Boolean(stats && stats.isFile());
}

function playwrightsOwn() {
  try {
    return require('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Downloads a browser as Playwright does, or, where that is refused, with the system's packages. */
function installChromium(node, root, say, fail) {
  say(
    'Downloading Chromium for the browser tests, because none was found (CHROMIUM_PATH names one).',
  );
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  spawnSync(node, [cli, 'install', 'chromium'], { cwd: root, stdio: 'ignore' });
  if (findChromium()) return;

  const isRoot = process.getuid && process.getuid() === 0;
  if (isRoot && isFile('/usr/bin/apt-get')) {
    say('Installing Chromium with apt-get, because its download was refused.');
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-qq'], options);
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (!findChromium()) spawnSync('apt-get', ['install', '-y', '-qq', name], options);
    }
  }
  if (!findChromium()) {
    fail('No Chromium could be installed; install one and name it in CHROMIUM_PATH.');
  }
}

module.exports = { findChromium, installChromium };

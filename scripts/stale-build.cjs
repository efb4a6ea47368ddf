'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** What a build is made from; `generated` is written by the build itself. */
const sources = [
  'src',
  'static',
  'package-lock.json',
  'scripts/paraglide-options.ts',
  'scripts/quick-start.ts',
];
const configPattern = /\.config\.[jt]s$/;
const madeByBuild = 'generated';

/** Whether the app must be built: there is no build, or a source is newer than its shell. */
function isBuildStale(root) {
  const shell = path.join(root, 'build', 'index.html');
  if (!fs.existsSync(shell)) return true;
  const builtAt = fs.statSync(shell).mtimeMs;
  const configs = fs.readdirSync(root).filter((name) => configPattern.test(name));
  return [...sources, ...configs].some((name) => newest(path.join(root, name)) > builtAt);
}

function newest(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const inside = fs.readdirSync(file);
  const ours = inside.filter((name) => name !== madeByBuild);
  // A removed file touches its folder; so does the build where it writes.
  const own = ours.length === inside.length ? stats.mtimeMs : 0;
  return Math.max(own, ...ours.map((name) => newest(path.join(file, name))));
}

module.exports = { isBuildStale };

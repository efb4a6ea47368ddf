import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: everything that must hold, each stage run whatever became of the others, and one line with
 * the total at the end. Two chains go side by side: the build and the tests, and what only reads the
 * sources, which takes the moments in which a test waits for something.
 */

const { isBuildStale } = createRequire(import.meta.url)('./stale-build.cjs') as {
  isBuildStale(root: string): boolean;
};

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'tandem-tests-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');
/** TypeScript 7, a third of the work; both it and TypeScript 6, which ESLint needs, are called `tsc`. */
const nativeCompiler = join(root, 'node_modules/@typescript/native/bin/tsc');
const failedStages: string[] = [];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Runs one stage; one in the background yields to all others, and shows its output when it is over. */
async function stage(
  name: string,
  command: string,
  args: string[],
  inBackground = false,
): Promise<void> {
  if (!inBackground) console.log(`\n> ${name}`);
  const begun = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    stdio: inBackground ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (inBackground && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  if (inBackground) console.log(`\n> ${name}\n${Buffer.concat(output).toString().trim()}`);
  console.log(`${name} took ${Math.round((performance.now() - begun) / 1000)} s`);
  if (code !== 0) failedStages.push(name);
}

/** Makes the messages, the types of the routes and the app; the build begins with the first two. */
async function make(): Promise<void> {
  if (isBuildStale(root)) return stage('build', process.execPath, ['scripts/build.ts']);
  await stage('messages', process.execPath, ['scripts/compile-messages.ts']);
  await stage('svelte-kit sync', 'svelte-kit', ['sync']);
}

async function checks(made: Promise<void>): Promise<void> {
  await stage('eslint', 'eslint', ['.'], true);
  await made;
  await stage(
    'svelte-check',
    'svelte-check',
    ['--threshold', 'warning', '--tsgo-experimental-api'],
    true,
  );
  await stage('tsc', process.execPath, [nativeCompiler, '-p', 'tsconfig.node.json'], true);
  await stage('prettier', 'prettier', ['--check', '--log-level', 'warn', '.'], true);
}

async function unitTests(): Promise<void> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  await stage('vitest', 'vitest', ['run', ...reporters]);
}

function report<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

function vitestCounts(): Counts {
  const result = report<Record<string, number>>(vitestReport) ?? {};
  return {
    passed: result['numPassedTests'] ?? 0,
    failed: result['numFailedTests'] ?? 0,
    skipped: (result['numPendingTests'] ?? 0) + (result['numTodoTests'] ?? 0),
  };
}

function playwrightCounts(): Counts {
  const { stats = {} } = report<{ stats?: Record<string, number> }>(playwrightReport) ?? {};
  return {
    passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0),
    failed: stats['unexpected'] ?? 0,
    skipped: stats['skipped'] ?? 0,
  };
}

const made = make();
const checked = checks(made);
await made;
await unitTests();
await stage('playwright', 'playwright', ['test', '--reporter=list,json']);
await checked;

const counts = { vitest: vitestCounts(), playwright: playwrightCounts() };
rmSync(reports, { recursive: true, force: true });
const testCounts = Object.values(counts);
const sum = (key: keyof Counts) => testCounts.reduce((total, count) => total + count[key], 0);

/** A stage that fails without a failed test, a check or a crash, counts as one failure. */
const otherFailures = failedStages.filter(
  (name) => !Object.entries(counts).some(([runner, { failed }]) => runner === name && failed > 0),
);
const failed = sum('failed') + otherFailures.length;
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
console.log(`Total: ${sum('passed')} passed, ${failed} failed${skipped}`);
process.exitCode = failed > 0 ? 1 : 0;

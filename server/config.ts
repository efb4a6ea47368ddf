import { existsSync, mkdirSync, accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnvFile } from 'node:process';

import * as v from 'valibot';

import type { RelayLimits } from './relay/limits.ts';

/** A mistake of whoever starts the server: told in one sentence, without a stack. */
export class StartError extends Error {}

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(least), v.maxValue(most));

const count = (least: number, most: number, unless: number) =>
  [
    v.optional(wholeNumber(least, most), String(unless)),
    `a whole number from ${least} to ${most}`,
  ] as const;

/** Each setting with what it must be, in the words of the message about a wrong one. */
const settings = {
  PORT: [v.optional(wholeNumber(0, 65_535), '3000'), 'a port from 0 to 65535'],
  HOST: [v.optional(v.pipe(v.string(), v.nonEmpty()), '0.0.0.0'), 'an address to listen on'],
  DATA_DIR: [v.optional(v.pipe(v.string(), v.nonEmpty())), 'a folder'],
  PUBLIC_URL: [
    v.optional(
      v.pipe(
        v.string(),
        v.url(),
        v.regex(/^https?:/),
        v.transform((url) => new URL(url).origin),
      ),
    ),
    'an address that begins with http:// or https://',
  ],
  TRUST_PROXY: [v.optional(wholeNumber(0, 10), '0'), 'the number of proxies, 0 to 10'],
  SIGN_IN_ATTEMPTS_PER_MINUTE: count(1, 100_000, 20),
  MAX_UPDATE_MEGABYTES: count(1, 64, 4),
  MAX_DOCUMENT_MEGABYTES: count(1, 1_024, 32),
  MAX_ORGANISATION_MEGABYTES: count(1, 1_000_000, 4_096),
  MAX_FRAMES_PER_SECOND: count(1, 100_000, 100),
  MAX_SOCKETS_PER_PERSON: count(1, 10_000, 64),
  MAX_SOCKETS_PER_ADDRESS: count(1, 1_000_000, 2_000),
  MAX_UNSENT_MEGABYTES: count(1, 1_024, 8),
  RECORD_YEARS: count(1, 100, 5),
  METRICS_TOKEN: [
    v.optional(v.pipe(v.string(), v.minLength(16))),
    'a secret of at least 16 characters',
  ],
  LOG_LEVEL: [
    v.optional(v.picklist(['debug', 'info', 'warn', 'error']), 'info'),
    'debug, info, warn or error',
  ],
} as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The origin under which the world reaches this server, when it is told. */
  readonly publicOrigin: string | undefined;
  readonly trustedProxies: number;
  readonly signInAttemptsPerMinute: number;
  /** What sockets and documents may cost. */
  readonly relayLimits: Pick<
    RelayLimits,
    | 'maxFrameBytes'
    | 'maxUpdateBytes'
    | 'maxDocumentBytes'
    | 'maxOrganisationBytes'
    | 'framesPerSecond'
    | 'maxSocketsPerPerson'
    | 'maxSocketsPerAddress'
    | 'maxUnsentBytes'
  >;
  /** For how many years it is kept who did what. */
  readonly recordYears: number;
  /** What whoever asks for `/metrics` has to bring; without one nobody is answered. */
  readonly metricsToken: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly demo: boolean;
  readonly dev: boolean;
}

const knownFlags = ['--demo', '--dev'] as const;

/** Reads flags and settings, and makes sure that the data folder can be written to. */
export function readConfig(flags: readonly string[], env: NodeJS.ProcessEnv): Config {
  const unknown = flags.find((flag) => !knownFlags.some((known) => known === flag));
  if (unknown !== undefined) {
    throw new StartError(`Unknown option ${unknown}: the options are ${knownFlags.join(' and ')}.`);
  }
  const demo = flags.includes('--demo');
  return {
    port: setting('PORT', env),
    host: setting('HOST', env),
    dataDir: writableFolder(setting('DATA_DIR', env) ?? (demo ? './data-demo' : './data')),
    publicOrigin: setting('PUBLIC_URL', env),
    trustedProxies: setting('TRUST_PROXY', env),
    signInAttemptsPerMinute: setting('SIGN_IN_ATTEMPTS_PER_MINUTE', env),
    relayLimits: readRelayLimits(env),
    recordYears: setting('RECORD_YEARS', env),
    metricsToken: setting('METRICS_TOKEN', env),
    logLevel: setting('LOG_LEVEL', env),
    demo,
    dev: flags.includes('--dev'),
  };
}

const megabyte = 1024 * 1024;

function readRelayLimits(env: NodeJS.ProcessEnv): Config['relayLimits'] {
  const maxUpdateBytes = setting('MAX_UPDATE_MEGABYTES', env) * megabyte;
  return {
    // A frame that is somewhat too large is refused with a reason instead of ending the connection.
    maxFrameBytes: 2 * maxUpdateBytes,
    maxUpdateBytes,
    maxDocumentBytes: setting('MAX_DOCUMENT_MEGABYTES', env) * megabyte,
    maxOrganisationBytes: setting('MAX_ORGANISATION_MEGABYTES', env) * megabyte,
    framesPerSecond: setting('MAX_FRAMES_PER_SECOND', env),
    maxSocketsPerPerson: setting('MAX_SOCKETS_PER_PERSON', env),
    maxSocketsPerAddress: setting('MAX_SOCKETS_PER_ADDRESS', env),
    maxUnsentBytes: setting('MAX_UNSENT_MEGABYTES', env) * megabyte,
  };
}

/** Settings from a file `.env`, when there is one; those of the environment count for more. */
export function loadSettingsFile(): void {
  if (existsSync('.env')) loadEnvFile('.env');
}

type Settings = typeof settings;

function setting<Name extends keyof Settings>(
  name: Name,
  env: NodeJS.ProcessEnv,
): v.InferOutput<Settings[Name][0]> {
  const [schema, meaning] = settings[name];
  const text = env[name];
  const result = v.safeParse(schema, text === '' ? undefined : text);
  if (!result.success) throw new StartError(`${name} is ${text}, but must be ${meaning}.`);
  return result.output as v.InferOutput<Settings[Name][0]>;
}

function writableFolder(path: string): string {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartError(`The data folder ${folder} cannot be written to; DATA_DIR names another.`);
  }
  return folder;
}

/**
 * Structured logs: JSON lines for machines, one readable line for a person at a terminal. Callers
 * pass events and numbers; names of people and their texts never get here.
 */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` is what was thrown; its stack is logged too. */
  error(event: string, cause: unknown, fields?: LogFields): void;
}

export interface LogOptions {
  readonly level?: LogLevel;
  readonly readable?: boolean;
  readonly write?: (line: string) => void;
}

export function createLog({
  level = 'info',
  readable = process.stderr.isTTY,
  write = (line) => process.stderr.write(line),
}: LogOptions = {}): Log {
  const lowest = logLevels.indexOf(level);
  const put = (at: LogLevel, event: string, fields: LogFields) => {
    if (logLevels.indexOf(at) < lowest) return;
    const time = new Date().toISOString();
    write(
      readable
        ? `${time.slice(11, 19)} ${at.padEnd(5)} ${event}${readableFields(fields)}\n`
        : `${JSON.stringify({ time, level: at, event, ...fields })}\n`,
    );
  };
  return {
    debug: (event, fields = {}) => put('debug', event, fields),
    info: (event, fields = {}) => put('info', event, fields),
    warn: (event, fields = {}) => put('warn', event, fields),
    error: (event, cause, fields = {}) => put('error', event, { ...fields, ...describe(cause) }),
  };
}

function describe(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { cause: String(cause) };
  return { cause: cause.message, stack: cause.stack };
}

function readableFields(fields: LogFields): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (key === 'stack' ? `\n${value}` : ` ${key}=${value}`))
    .join('');
}

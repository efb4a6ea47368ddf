import type { DatabaseSync } from 'node:sqlite';

/**
 * The same connection, whose transactions take the right to write when they begin. The sign-in library
 * reads first and writes then; when the commit thread wrote in between, SQLite would refuse that with
 * "database is locked" at once, however long the connection is ready to wait.
 */
export function withImmediateTransactions(database: DatabaseSync): DatabaseSync {
  return new Proxy(database, {
    get(target, key) {
      if (key === 'prepare') {
        return (sql: string) => target.prepare(sql === 'begin' ? 'begin immediate' : sql);
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

import { timingSafeEqual } from 'node:crypto';

import { Hono } from 'hono';

import type { HealthCheck } from '#server/watching/health.ts';

/** For whoever keeps the server running: numbers, never people. */
export function watchingRoutes(health: HealthCheck, metrics: () => string, token?: string) {
  const wanted = token === undefined ? undefined : Buffer.from(`Bearer ${token}`);
  return new Hono()
    .get('/healthz', async (c) => {
      const found = await health();
      return c.json(found, found.ok ? 200 : 503);
    })
    .get('/metrics', (c) => {
      const given = Buffer.from(c.req.header('authorization') ?? '');
      const isRight = wanted?.length === given.length && timingSafeEqual(wanted, given);
      if (!isRight) return c.notFound();
      return c.text(metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4' });
    });
}

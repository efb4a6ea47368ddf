import { createMiddleware } from 'hono/factory';

import type { AppEnv } from './request-context.ts';

/** What every answer carries. The page's own rules for scripts are in the page, with their hashes. */
export const securityHeaders = createMiddleware(async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  c.header('Content-Security-Policy', "frame-ancestors 'none'");
});

/** Answers of the API are about one person: nothing on the way may keep them. */
export const neverCached = createMiddleware(async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
});

/** Cookies given over https must never travel in the open afterwards. */
export const secureCookies = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (!c.get('source')?.origin.startsWith('https:')) return;
  const cookies = c.res.headers.getSetCookie();
  c.res.headers.delete('Set-Cookie');
  for (const cookie of cookies) c.res.headers.append('Set-Cookie', `${cookie}; Secure`);
});

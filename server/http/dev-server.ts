import type { IncomingMessage, RequestListener, Server } from 'node:http';

/** Vite inside our own server: the pages with hot reload, on the same port as the API and the relay. */
export interface DevServer {
  /** Answers the API by `answer` and everything else by Vite. */
  inFrontOf(answer: RequestListener): RequestListener;
  isHotReload(request: IncomingMessage): boolean;
  close(): Promise<void>;
}

export async function createDevServer(server: Server): Promise<DevServer> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { server } },
    appType: 'custom',
  });
  return {
    inFrontOf: (answer) => (request, response) => {
      const isOurs = /^\/(api\/|healthz|metrics)/.test(request.url ?? '');
      if (isOurs) answer(request, response);
      else vite.middlewares(request, response);
    },
    isHotReload: (request) =>
      request.headers['sec-websocket-protocol']?.startsWith('vite-') ?? false,
    close: () => vite.close(),
  };
}

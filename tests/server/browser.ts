/** What a browser does for our pages: keeps cookies and names the page's origin. */
export class Browser {
  readonly origin: string;
  #cookies = new Map<string, string>();

  constructor(origin: string, cookies: Browser['cookies'] = []) {
    this.origin = origin;
    for (const { name, value } of cookies) this.#cookies.set(name, value);
  }

  get cookies(): { name: string; value: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value }));
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    if (!headers.has('origin') && init.method && init.method !== 'GET') {
      headers.set('origin', this.origin);
    }
    const response = await fetch(`${this.origin}${path}`, { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    // Read to its end, so that the connection is free when the server stops.
    const body = await response.arrayBuffer();
    return new Response(body.byteLength > 0 ? body : null, response);
  }

  post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async json<Body>(path: string): Promise<Body> {
    return (await (await this.request(path)).json()) as Body;
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', value = ''] = pair.split('=');
    if (attributes.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** The error code of an answer, with its status. */
export async function errorOf(response: Response): Promise<string> {
  const body = (await response.json()) as { error?: string };
  return `${response.status} ${body.error}`;
}

import { isMainThread, parentPort, Worker as Thread, workerData } from 'node:worker_threads';

/** A browser's worker on a thread of Node: the same module runs there, beside the test. */
export class WebWorker {
  /** All that were made, the latest last. */
  static readonly made: WebWorker[] = [];

  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  /** What it has answered so far. */
  readonly answers: unknown[] = [];
  terminated = false;
  private readonly thread: Thread;

  constructor(module: URL) {
    this.thread = new Thread(new URL(import.meta.url), { workerData: module.href });
    this.thread.on('message', (data: unknown) => {
      this.answers.push(data);
      this.onmessage?.({ data });
    });
    this.thread.on('error', (error) => this.onerror?.(error));
    WebWorker.made.push(this);
  }

  postMessage(message: unknown): void {
    this.thread.postMessage(message);
  }

  terminate(): void {
    this.terminated = true;
    void this.thread.terminate();
  }
}

if (!isMainThread && parentPort && typeof workerData === 'string' && workerData.endsWith('.ts')) {
  const port = parentPort;
  const scope = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    postMessage: (message: unknown) => port.postMessage(message),
  };
  Object.assign(globalThis, { self: scope });
  await import(workerData);
  // What was posted before waits in the port until somebody listens.
  port.on('message', (data: unknown) => scope.onmessage?.({ data }));
}

import type { CDPSession, Page } from '@playwright/test';

/** An event of Chromium's trace; moments are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly pid: number;
  readonly args: { readonly data?: Readonly<Record<string, unknown>> };
}

/** What Chromium writes of an event that somebody caused, in milliseconds. */
interface EventTiming {
  readonly type: string;
  readonly timeStamp: number;
  /** From the time stamp until the frame that shows what came of it was presented. */
  readonly duration: number;
}

const categories = [
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
];

/** Set by the page, in the frame that is going to show it. */
export const usableMark = 'bench:usable';

/** What Chromium itself notes of a page while it works: the trace API of DevTools. */
export class PageTrace {
  private readonly devTools: CDPSession;
  private readonly events: TraceEvent[] = [];

  private constructor(devTools: CDPSession) {
    this.devTools = devTools;
    devTools.on('Tracing.dataCollected', ({ value }) =>
      this.events.push(...(value as unknown as TraceEvent[])),
    );
  }

  static async start(page: Page): Promise<PageTrace> {
    const trace = new PageTrace(await page.context().newCDPSession(page));
    await trace.devTools.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: categories },
    });
    return trace;
  }

  async stop(): Promise<void> {
    const complete = new Promise((resolve) =>
      this.devTools.once('Tracing.tracingComplete', resolve),
    );
    await this.devTools.send('Tracing.end');
    await complete;
    await this.devTools.detach();
  }

  /** Milliseconds from the start of the navigation to `url` until the frame was committed that the page has marked. */
  untilUsable(url: string): number {
    const begin = this.events.find(
      ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url,
    );
    const mark = this.events.find(({ name }) => name === usableMark);
    if (!begin || !mark) throw new Error('the trace has no navigation, or the page was never used');
    const commits = this.events.filter(
      ({ name, ph, pid, ts }) =>
        name === 'Commit' && ph === 'e' && pid === mark.pid && ts > mark.ts,
    );
    return (Math.min(...commits.map(({ ts }) => ts)) - begin.ts) / 1_000;
  }

  /** For each key, in milliseconds: from its own time stamp until the frame that shows it was presented. */
  keysUntilPresented(): number[] {
    return this.events
      .filter(({ name, ph }) => name === 'EventTiming' && ph === 'b')
      .map(({ args }) => args.data as unknown as EventTiming)
      .filter(({ type }) => type === 'keydown')
      .sort((a, b) => a.timeStamp - b.timeStamp)
      .map(({ duration }) => duration);
  }
}

import type { MatchingResult, MatchingTask } from '#lib/domain/matching.ts';
import type { WorkerAnswer } from './matching-worker.ts';

/** The proposals for the latest task. While new ones are worked out, the earlier ones stay to be seen. */
export class MatchingRun {
  result = $state.raw<MatchingResult | null>(null);
  /** 0 to 1 while it works, else null. */
  progress = $state<number | null>(null);
  failed = $state(false);
  private worker: Worker | null = null;

  start(task: MatchingTask): void {
    // A worker that still counts for an older task would only be waited for.
    if (this.progress !== null) this.stop();
    this.worker ??= this.createWorker();
    this.progress = 0;
    this.failed = false;
    this.worker.postMessage(task);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.progress = null;
  }

  private createWorker(): Worker {
    const worker = new Worker(new URL('./matching-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      if (data.kind === 'progress') this.progress = data.share;
      else [this.result, this.progress] = [data.result, null];
    };
    worker.onerror = () => {
      this.stop();
      this.failed = true;
    };
    return worker;
  }
}

import { untrack } from 'svelte';

export interface ToastOptions {
  message: string;
  tone?: 'neutral' | 'success' | 'danger';
  /** Such as undo. */
  action?: { label: string; run: () => void };
  /** How long it stays, in milliseconds; a toast with an action stays longer. */
  duration?: number;
}

export interface Toast extends ToastOptions {
  id: number;
}

const atMost = 3;

/** Short messages that go away by themselves, but never while one reads or aims at them. */
export class Toasts {
  #list = $state<Toast[]>([]);
  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #next = 1;
  #held = false;

  get list(): readonly Toast[] {
    return this.#list;
  }

  add(options: ToastOptions): number {
    const toast: Toast = { ...options, id: this.#next++ };
    // An effect that adds a toast must not come to depend on the list.
    untrack(() => {
      this.#list.push(toast);
      for (const old of this.#list.slice(0, -atMost)) this.dismiss(old.id);
    });
    if (!this.#held) this.#start(toast);
    return toast.id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#list = untrack(() => this.#list.filter((toast) => toast.id !== id));
  }

  /** Runs the toast's action once and closes it. */
  act(id: number): void {
    const toast = this.#list.find((each) => each.id === id);
    this.dismiss(id);
    toast?.action?.run();
  }

  hold(): void {
    this.#held = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    for (const toast of this.#list) this.#start(toast);
  }

  #start(toast: Toast): void {
    const duration = toast.duration ?? (toast.action ? 10_000 : 5_000);
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), duration),
    );
  }
}

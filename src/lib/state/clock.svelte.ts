import { createSubscriber } from 'svelte/reactivity';

import { localIsoDate, type IsoDate } from '#lib/domain/dates.ts';

/** Today by the tablet's calendar; pages that stay open over midnight notice. */
class Clock {
  private readonly subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 60_000);
    document.addEventListener('visibilitychange', update);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    };
  });

  get today(): IsoDate {
    this.subscribe();
    return localIsoDate(new Date());
  }
}

export const clock = new Clock();

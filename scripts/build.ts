import { build } from 'vite';

/** `npm run build`: what `vite build` does, without what its message compiler leaves behind. */
await build();
// Its timers would keep the process for half a minute.
process.exit();

import { join } from 'node:path';

import { build } from 'vite';

import { checkMessageNames } from './message-names.ts';
import { packTexts, writeShells } from './quick-start.ts';

/** `npm run build`: what `vite build` does, the shells and all code in one file more, without what its message compiler leaves behind. */
checkMessageNames();
await build();
const root = join(import.meta.dirname, '..');
writeShells(root);
packTexts(root);
// Its timers would keep the process for half a minute.
process.exit();

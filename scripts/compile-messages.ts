import { compile } from '@inlang/paraglide-js';

import { paraglideOptions } from './paraglide-options.ts';

await compile(paraglideOptions);
// The compiler leaves timers behind that would keep the process for half a minute.
process.exit();

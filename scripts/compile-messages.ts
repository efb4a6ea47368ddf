import { compile } from '@inlang/paraglide-js';

import { checkMessageNames } from './message-names.ts';
import { paraglideOptions } from './paraglide-options.ts';

checkMessageNames();
await compile(paraglideOptions);
// The compiler leaves timers behind that would keep the process for half a minute.
process.exit();

import { compile } from '@inlang/paraglide-js';

import { paraglideOptions } from './paraglide-options.ts';

await compile(paraglideOptions);

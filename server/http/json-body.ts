import { validator } from 'hono/validator';
import * as v from 'valibot';

import { ApiFailure } from './errors.ts';

/** Validates a JSON body; whatever does not fit is answered as malformed. */
export function jsonBody<const Schema extends v.GenericSchema>(schema: Schema) {
  return validator('json', (value): v.InferOutput<Schema> => {
    const result = v.safeParse(schema, value);
    if (!result.success) throw new ApiFailure('malformed');
    return result.output;
  });
}

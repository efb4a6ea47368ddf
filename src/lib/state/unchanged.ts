type Plain = Readonly<Record<string, unknown>>;

/**
 * What equals `after`, with everything in it that equals its counterpart in `before` being the very object from
 * there: whatever shows a part that did not change is then left alone. Looks into lists, plain objects and maps;
 * changes neither argument.
 */
export function keepUnchanged<View>(before: unknown, after: View): View {
  return keep(before, after) as View;
}

function keep(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return keepList(before, after);
  if (before instanceof Map && after instanceof Map) return keepMap(before, after);
  if (isPlain(before) && isPlain(after)) return keepMembers(before, after);
  return after;
}

function keepList(before: readonly unknown[], after: readonly unknown[]): unknown {
  // One that came or went must not make all that follow it new.
  const byId = before.length === after.length ? null : indexById(before);
  const kept = after.map((value, index) => {
    const id = byId && idOf(value);
    return keep(id === undefined || id === null ? before[index] : byId?.get(id), value);
  });
  const isSame = !byId && kept.every((value, index) => Object.is(value, before[index]));
  return isSame ? before : kept;
}

function keepMap(before: ReadonlyMap<unknown, unknown>, after: ReadonlyMap<unknown, unknown>) {
  const kept = new Map([...after].map(([key, value]) => [key, keep(before.get(key), value)]));
  const isSame =
    before.size === kept.size &&
    [...kept].every(([key, value]) => before.has(key) && Object.is(value, before.get(key)));
  return isSame ? before : kept;
}

function keepMembers(before: Plain, after: Plain): unknown {
  const keys = Object.keys(after);
  const kept: Record<string, unknown> = {};
  let isSame = keys.length === Object.keys(before).length;
  for (const key of keys) {
    kept[key] = keep(before[key], after[key]);
    isSame &&= key in before && Object.is(kept[key], before[key]);
  }
  return isSame ? before : kept;
}

function indexById(values: readonly unknown[]): Map<unknown, unknown> {
  return new Map(values.map((value) => [idOf(value), value]));
}

function idOf(value: unknown): unknown {
  return isPlain(value) ? value['id'] : undefined;
}

function isPlain(value: unknown): value is Plain {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

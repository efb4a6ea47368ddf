/**
 * The assignment problem: who gets which place so that the sum of all values is the greatest. Shortest
 * augmenting paths with potentials (Jonker and Volgenant), O(rows² × places). Our own, because the kept
 * libraries (munkres, linear-sum-assignment) can say nothing while they run, want every row to get a place,
 * and take hundreds of kilobytes of matrices for what is one loop.
 */

export interface AssignmentProblem {
  readonly rows: number;
  readonly places: number;
  /** How good place `place` is for `row`, a finite number ≥ 0; `null` when it must not be. */
  value(row: number, place: number): number | null;
  /** Called after each row with how many are done. */
  onrow?(done: number): void;
}

/**
 * For each row its place, or -1 when it gets none. No place is given twice, and no other solution has a
 * greater sum.
 */
export function assign({ rows, places, value, onrow }: AssignmentProblem): Int32Array {
  // Behind the places lies one for each row that is worth nothing: whoever has it has no place.
  const columns = places + rows;
  const costs = new Float64Array(rows * places);
  for (let row = 0; row < rows; row += 1) {
    for (let place = 0; place < places; place += 1) {
      const worth = value(row, place);
      costs[row * places + place] = worth === null ? Infinity : -worth;
    }
  }
  const rowPotential = new Float64Array(rows);
  const columnPotential = new Float64Array(columns);
  /** Which row has a column. */
  const holder = new Int32Array(columns).fill(-1);
  /** The least cost of a path to each column, and the column before it on that path. */
  const distance = new Float64Array(columns);
  const before = new Int32Array(columns);
  const reached = new Uint8Array(columns);

  for (let start = 0; start < rows; start += 1) {
    distance.fill(Infinity);
    reached.fill(0);
    before.fill(-1);
    let row = start;
    let from = -1;
    let travelled = 0;
    let end = -1;
    while (end === -1) {
      const base = row * places;
      let nearest = -1;
      let least = Infinity;
      for (let column = 0; column < columns; column += 1) {
        if (reached[column] === 1) continue;
        const cost = column < places ? (costs[base + column] as number) : 0;
        const way =
          travelled + cost - (rowPotential[row] as number) - (columnPotential[column] as number);
        if (way < (distance[column] as number)) {
          distance[column] = way;
          before[column] = from;
        }
        if ((distance[column] as number) < least) {
          least = distance[column] as number;
          nearest = column;
        }
      }
      reached[nearest] = 1;
      travelled = least;
      from = nearest;
      if (holder[nearest] === -1) end = nearest;
      else row = holder[nearest] as number;
    }
    rowPotential[start] = (rowPotential[start] as number) + travelled;
    for (let column = 0; column < columns; column += 1) {
      if (reached[column] !== 1 || column === end) continue;
      const left = travelled - (distance[column] as number);
      columnPotential[column] = (columnPotential[column] as number) - left;
      const held = holder[column] as number;
      rowPotential[held] = (rowPotential[held] as number) + left;
    }
    // Everybody on the path moves on by one.
    for (let column = end; column !== -1;) {
      const previous = before[column] as number;
      holder[column] = previous === -1 ? start : (holder[previous] as number);
      column = previous;
    }
    onrow?.(start + 1);
  }

  const placeOf = new Int32Array(rows).fill(-1);
  for (let place = 0; place < places; place += 1) {
    const row = holder[place] as number;
    if (row !== -1) placeOf[row] = place;
  }
  return placeOf;
}

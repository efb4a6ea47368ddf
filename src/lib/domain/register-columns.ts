import { registerColumns, type Register, type RegisterColumn } from './registers.ts';

/** What a register shows on a screen beside the name, and in which order (docs/domain.md, "The curator's registers"). */

/** A column of the register on paper, or how somebody signs in, which the server alone knows. */
export type ScreenColumn = Exclude<RegisterColumn, 'name'> | 'signIn';

/** All columns that a register can show beside the name, in their usual order. */
export function screenColumns(register: Register): ScreenColumn[] {
  const onPaper = registerColumns[register].filter((column) => column !== 'name');
  return [...onPaper, 'signIn'];
}

export const registerViews = ['main', 'contacts', 'work', 'all'] as const;
export type RegisterView = (typeof registerViews)[number];

/** Choices of columns that are ready to be taken. */
export const viewColumns: Readonly<
  Record<Register, Readonly<Record<RegisterView, readonly ScreenColumn[]>>>
> = {
  mentee: {
    main: ['position', 'contact', 'request', 'mentor'],
    contacts: ['position', 'contact', 'parentContact', 'consent', 'signIn'],
    work: ['menteeSince', 'form', 'mentor', 'menteeUntil', 'outcome', 'wantsToMentor'],
    all: screenColumns('mentee'),
  },
  mentor: {
    main: ['position', 'competences', 'timePerWeek', 'mentees'],
    contacts: ['position', 'workplace', 'contact', 'consent', 'signIn'],
    work: ['mentorSince', 'form', 'mentees', 'closedPairs', 'interview', 'training'],
    all: screenColumns('mentor'),
  },
};

/** By which column people are ordered. */
export interface RegisterOrder {
  readonly column: ScreenColumn | 'name';
  readonly descending: boolean;
}

/** How a register is shown on one tablet. */
export interface RegisterLayout {
  /** In the usual order; may be none. */
  readonly columns: readonly ScreenColumn[];
  readonly order: RegisterOrder;
}

export function usualLayout(register: Register): RegisterLayout {
  return { columns: viewColumns[register].main, order: { column: 'name', descending: false } };
}

/** The ready choice that these columns are, or null for a choice of one's own. */
export function viewOf(register: Register, columns: readonly ScreenColumn[]): RegisterView | null {
  const same = (view: RegisterView) => String(viewColumns[register][view]) === String(columns);
  return registerViews.find(same) ?? null;
}

/** These columns in their usual order; what the register does not have is left out. */
export function arranged(register: Register, columns: readonly unknown[]): ScreenColumn[] {
  return screenColumns(register).filter((column) => columns.includes(column));
}

/** A running number orders nobody. */
export function isSortable(column: ScreenColumn | 'name'): boolean {
  return column !== 'number';
}

/** What a click on the heading of a column makes of the order. */
export function orderAfter(
  { column, descending }: RegisterOrder,
  clicked: RegisterOrder['column'],
): RegisterOrder {
  return { column: clicked, descending: column === clicked && !descending };
}

/** A layout that a tablet remembers, as text. Whatever stands there, something can be shown. */
export function readLayout(register: Register, text: string | null): RegisterLayout {
  const usual = usualLayout(register);
  const stored = parse(text);
  const { columns, order } = stored;
  const by = isRecord(order) ? order : {};
  const known = [...screenColumns(register), 'name' as const].filter(isSortable);
  const column = known.find((each) => each === by.column) ?? usual.order.column;
  return {
    columns: Array.isArray(columns) ? arranged(register, columns) : usual.columns,
    order: { column, descending: by.descending === true },
  };
}

type Loose = Readonly<Record<string, unknown>>;

function parse(text: string | null): Loose {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}

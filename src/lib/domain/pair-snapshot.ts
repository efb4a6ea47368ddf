/** A pair's plan and journal as they were at one moment, for comparing and restoring. */
export const snapshotRoots = ['goals', 'tasks', 'meetings'] as const;
export type SnapshotRoot = (typeof snapshotRoots)[number];

export type SnapshotValue = string | number | boolean | null;

export interface SnapshotItem {
  /** Long texts by key. */
  readonly texts: Readonly<Record<string, string>>;
  /** Everything else by key. */
  readonly values: Readonly<Record<string, SnapshotValue>>;
}

/** Items by id, the removed ones too. What was shared of reflections is never in it. */
export interface PairSnapshot extends Readonly<Record<SnapshotRoot, SnapshotItems>> {
  /** The feet of the plan by mentee: texts alone. Versions of older apps don't know them. */
  readonly feet?: SnapshotItems | undefined;
}

export type SnapshotItems = Readonly<Record<string, SnapshotItem>>;

/** Where texts of a snapshot lie. */
export type SnapshotPlace = SnapshotRoot | 'feet';

/** The texts of each thing, in the order in which its page has them. */
export const textFields: Readonly<Record<SnapshotPlace, readonly string[]>> = {
  goals: ['title', 'gap', 'success'],
  tasks: ['title', 'reason', 'formOfWork', 'plannedResult', 'actualResult', 'evidence'],
  meetings: ['topic', 'missedReason', 'agenda', 'notes', 'difficulties'],
  feet: ['analysis', 'selfAssessment'],
};

const plainFields = [
  'goalId',
  'menteeId',
  'inPlan',
  'dueOn',
  'responsible',
  'status',
  'kind',
  'state',
  'heldOn',
  'startsAt',
  'minutes',
  'format',
  'place',
  'nextOn',
];

/**
 * Whether a value is content of the plan or journal, which is compared and restored. Signatures,
 * moods and who made what are facts about people: nobody can bring them about by restoring.
 */
export function isContentValue(key: string): boolean {
  return plainFields.includes(key) || key.startsWith('present.') || key.startsWith('model.');
}

export function isRemoved(item: SnapshotItem): boolean {
  return Boolean(item.values['removedAt']);
}

/** What an item is called: its title or topic. */
export function nameOfItem(item: SnapshotItem): string {
  return item.texts['title'] ?? item.texts['topic'] ?? '';
}

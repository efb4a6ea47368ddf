import { readSharedReflections } from '#lib/documents/pair-reflections.ts';
import type { SharedReflection } from '#lib/domain/journal.ts';
import type { PairWorkspace } from './pair-workspace.svelte.ts';
import { DocumentView } from './yjs-view.svelte.ts';

const views = new WeakMap<PairWorkspace, DocumentView<SharedReflection[]>>();

/** What the pair shared of its reflections: one view for all that show it. */
export function sharedReflectionsOf(workspace: PairWorkspace): DocumentView<SharedReflection[]> {
  const view = views.get(workspace) ?? new DocumentView(workspace.pair.doc, readSharedReflections);
  views.set(workspace, view);
  return view;
}

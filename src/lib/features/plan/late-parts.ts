/** What a plan shows after its first paint, by name; see `late.ts`. */
export const lateParts = {
  GoalMenu: () => import('./GoalMenu.svelte'),
  GoalDetails: () => import('./GoalDetails.svelte'),
  TaskDetails: () => import('./TaskDetails.svelte'),
  RemarkMarker: () => import('#lib/features/review/RemarkMarker.svelte'),
  PlanTools: () => import('./PlanTools.svelte'),
  PlanEnd: () => import('./PlanEnd.svelte'),
};

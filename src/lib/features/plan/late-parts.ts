/**
 * What a plan shows after its first paint, loaded as one file: for a slow tablet the number of files that it takes
 * from the service worker weighs more than their size.
 */
export { default as GoalDetails } from './GoalDetails.svelte';
export { default as GoalMenu } from './GoalMenu.svelte';
export { default as PlanEnd } from './PlanEnd.svelte';
export { default as PlanTools } from './PlanTools.svelte';
export { default as RemarkMarker } from '#lib/features/review/RemarkMarker.svelte';
export { default as TaskDetails } from './TaskDetails.svelte';

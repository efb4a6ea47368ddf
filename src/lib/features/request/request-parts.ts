/**
 * What pages take of requests when they need it. One file, so that its many words are loaded with it and by
 * nobody else: what two pages import by themselves would be in what every page loads.
 */
export { default as RequestForm } from './RequestForm.svelte';
export * as terms from '#lib/i18n/request-terms.ts';

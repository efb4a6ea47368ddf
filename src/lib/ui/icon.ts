import type { Component } from 'svelte';

/** What `@lucide/svelte/icons/<name>` exports, and any drawing of ours with the same props. */
export type Icon = Component<{ size?: number | string }>;

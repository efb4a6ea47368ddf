import { callApi } from './api.ts';

/**
 * Tells the server that a curator opened the page of a person, for the record. The roster is on the tablet, so the server would
 * not know; without a network it never does, which the page of the record says.
 */
export function noteLook(org: string, personId: string): void {
  void callApi('POST', 'looks', { org, personId }).catch(() => undefined);
}

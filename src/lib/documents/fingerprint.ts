import { digest } from 'lib0/hash/sha256';

/**
 * SHA-256 of a text, in hexadecimal. The browser's own is missing on plain http, as in many schools.
 */
export function fingerprint(text: string): string {
  return fingerprintOf(new TextEncoder().encode(text));
}

export function fingerprintOf(bytes: Uint8Array): string {
  return Array.from(digest(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

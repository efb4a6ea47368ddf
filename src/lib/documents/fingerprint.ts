import { digest } from 'lib0/hash/sha256';

/**
 * SHA-256 of a text, in hexadecimal. The browser's own is missing on plain http, as in many schools.
 */
export function fingerprint(text: string): string {
  const bytes = digest(new TextEncoder().encode(text));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

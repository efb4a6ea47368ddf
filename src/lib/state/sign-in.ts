import type { Me } from '#lib/protocol/api.ts';
import { callApi } from './api.ts';
import { session } from './session.svelte.ts';

/** Passkeys exist only on https and localhost; a tablet at a bare LAN address has none. */
export function passkeysSupported(): boolean {
  return isSecureContext && 'PublicKeyCredential' in globalThis;
}

export async function signInWithCode(code: string): Promise<void> {
  await callApi('POST', 'auth/sign-in/code', { code });
  await openSignedIn();
}

export async function signInWithPassword(username: string, password: string): Promise<void> {
  await callApi('POST', 'auth/sign-in/username', { username, password });
  await openSignedIn();
}

export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await callApi<PublicKeyCredentialRequestOptionsJSON>(
    'GET',
    'auth/passkey/generate-authenticate-options',
  );
  const response = await startAuthentication({ optionsJSON: optionsJSON as never });
  await callApi('POST', 'auth/passkey/verify-authentication', { response });
  await openSignedIn();
}

/** Registers a passkey of this device for the account that is signed in; `name` is what the device shows. */
export async function addPasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = await callApi<PublicKeyCredentialCreationOptionsJSON>(
    'GET',
    `auth/passkey/generate-register-options?name=${encodeURIComponent(name)}`,
  );
  const response = await startRegistration({ optionsJSON: optionsJSON as never });
  await callApi('POST', 'auth/passkey/verify-registration', { response });
}

/** Takes over the account that a response has just signed in. */
export async function openSignedIn(): Promise<void> {
  await session.signedIn(await callApi<Me>('GET', 'me'));
}

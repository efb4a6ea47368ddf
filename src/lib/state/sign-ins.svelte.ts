import type { SignInState } from '#lib/protocol/api.ts';
import { callApi } from './api.ts';

/** How the people of one organisation sign in; the server alone knows, so without a network nobody does. */
export class SignIns {
  private readonly org: string;
  private states = $state.raw<ReadonlyMap<string, SignInState> | null>(null);

  constructor(org: string) {
    this.org = org;
  }

  /** False until the server has answered. */
  get known(): boolean {
    return this.states !== null;
  }

  /** `undefined` for who has neither an account nor a code, and while nobody knows. */
  of(personId: string): SignInState | undefined {
    return this.states?.get(personId);
  }

  /** Keeps what was known when there is no answer. */
  async load(): Promise<void> {
    const states = await callApi<SignInState[]>('GET', `sign-ins/${this.org}`).catch(() => null);
    if (states) this.states = new Map(states.map((state) => [state.personId, state]));
  }

  /** Signs a person out everywhere; rejects with an `ApiFailure`. Returns on how many devices. */
  async revoke(personId: string): Promise<number> {
    const path = `sign-ins/${this.org}/${encodeURIComponent(personId)}`;
    const { devices } = await callApi<{ devices: number }>('DELETE', path);
    await this.load();
    return devices;
  }
}

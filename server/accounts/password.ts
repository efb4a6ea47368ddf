import type { Auth } from './auth.ts';
import { isUsername, minPasswordLength, normaliseUsername } from './auth.ts';

export interface NewPassword {
  readonly username: string;
  readonly password: string;
  /** Needed when the account has a password already. */
  readonly currentPassword?: string | undefined;
}

export type PasswordProblem =
  'malformed' | 'weak-password' | 'wrong-credentials' | 'username-taken' | undefined;

const maxPasswordLength = 128;

/** What can be said against a name and a password without knowing the account. */
export function checkNewPassword({ username, password }: NewPassword): PasswordProblem {
  if (!isUsername(username) || password.length > maxPasswordLength) return 'malformed';
  return password.length < minPasswordLength ? 'weak-password' : undefined;
}

/** Gives an account its username and password, or replaces them. */
export async function setPassword(
  auth: Auth,
  accountId: string,
  wanted: NewPassword,
): Promise<PasswordProblem> {
  const problem = checkNewPassword(wanted);
  if (problem) return problem;

  const { internalAdapter, adapter, password } = await auth.$context;
  const credential = await internalAdapter.findCredentialAccount(accountId);
  if (credential?.password) {
    const given = wanted.currentPassword ?? '';
    const right = await password.verify({ hash: credential.password, password: given });
    if (!right) return 'wrong-credentials';
  }

  const username = normaliseUsername(wanted.username);
  const holder = await adapter.findOne<{ id: string }>({
    model: 'user',
    where: [{ field: 'username', value: username }],
  });
  if (holder && holder.id !== accountId) return 'username-taken';
  if (!holder) await internalAdapter.updateUser(accountId, { username });

  const hash = await password.hash(wanted.password);
  if (credential) await internalAdapter.updatePassword(accountId, hash);
  else {
    await internalAdapter.createAccount({
      userId: accountId,
      accountId,
      providerId: 'credential',
      password: hash,
    });
  }
  return undefined;
}

export interface Credentials {
  readonly username: string | null;
  readonly hasPassword: boolean;
}

export async function readCredentials(auth: Auth, accountId: string): Promise<Credentials> {
  const { internalAdapter, adapter } = await auth.$context;
  const user = await adapter.findOne<{ username?: string | null }>({
    model: 'user',
    where: [{ field: 'id', value: accountId }],
  });
  const credential = await internalAdapter.findCredentialAccount(accountId);
  return { username: user?.username ?? null, hasPassword: Boolean(credential?.password) };
}

import type { Device } from '#lib/protocol/api.ts';
import type { Auth } from './auth.ts';
import type { Session } from './session.ts';

/** A device is a session: signing in on a tablet adds one, signing out or revoking ends it. */
export async function listDevices(auth: Auth, current: Session): Promise<Device[]> {
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(current.accountId, {
    onlyActiveSessions: true,
  });
  return sessions
    .map((session) => ({
      id: session.id,
      userAgent: session.userAgent ?? '',
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.updatedAt.toISOString(),
      current: session.id === current.id,
    }))
    .sort((a, b) => b.lastSeenAt.localeCompare(a.lastSeenAt));
}

/** Ends one of the account's own sessions; false when it has no such session. */
export async function revokeDevice(auth: Auth, current: Session, id: string): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(current.accountId);
  const session = sessions.find((candidate) => candidate.id === id);
  if (!session) return false;
  await internalAdapter.deleteSession(session.token);
  return true;
}

/** What the browser says about the memory that it gives this app. Every answer may be missing. */
export interface DeviceStorage {
  /** MB; `null` when the browser does not tell. */
  readonly usedMb: number | null;
  readonly quotaMb: number | null;
  /** Whether the browser promised not to wipe it by itself. */
  readonly persisted: boolean;
}

const megabyte = 1024 * 1024;

export async function readDeviceStorage(): Promise<DeviceStorage> {
  // Only secure addresses have it: a tablet at a bare LAN address has not.
  const storage = navigator.storage as StorageManager | undefined;
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const mb = (bytes: number | undefined) => (bytes === undefined ? null : bytes / megabyte);
  return {
    usedMb: mb(estimate?.usage),
    quotaMb: mb(estimate?.quota),
    persisted: (await storage?.persisted?.().catch(() => false)) ?? false,
  };
}

/** Asks the browser to keep the memory; it may ask the person, so only after something was written. */
export async function askToPersist(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined;
  if (await storage?.persisted?.().catch(() => false)) return true;
  return (await storage?.persist?.().catch(() => false)) ?? false;
}

/** What an owner says of itself to a newcomer; `null` when it is alive but gave no readable answer. */
export type LockOwner = { pid?: number; address?: string } | null;

export type FolderLock = { held: true; release(): Promise<void> } | { held: false; owner: LockOwner };

/**
 * Takes the lock of a folder (made when absent), or says who holds it. It ends with `release` or with the
 * process. Throws the file system's error where the folder can hold no socket.
 */
export const takeFolderLock: (folder: string, about: NonNullable<LockOwner>) => Promise<FolderLock>;

/** Who holds the lock of a folder now, without taking it. */
export const readFolderLock: (folder: string) => Promise<{ held: true; owner: LockOwner } | { held: false }>;

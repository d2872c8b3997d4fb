const SPACE = 'free some space';
const HANDLE = 'the network file system may be back soon';
const DEVICE = 'check the disk and the system log (dmesg)';
const RIGHTS = 'check the owner and permissions of the path';
const KEY = 'the key or ticket for this file system has expired: log in again (kinit)';
const HANDLES = 'raise the limit of open files (ulimit -n)';

/** What a user can do about a system error. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: SPACE,
  EDQUOT: 'the quota is exceeded: delete files or ask for more',
  EFBIG: 'raise the limit of file size (ulimit -f), or use another file system',
  EIO: DEVICE,
  EUCLEAN: 'the file system is damaged: check it (fsck)',
  EBADMSG: 'the file system is damaged: check it (fsck)',
  ENOMEDIUM: DEVICE,
  ENXIO: DEVICE,
  ENODEV: DEVICE,
  EREMOTEIO: DEVICE,
  ESTALE: HANDLE,
  ETIMEDOUT: HANDLE,
  EHOSTDOWN: HANDLE,
  EHOSTUNREACH: HANDLE,
  ENETDOWN: HANDLE,
  ENETUNREACH: HANDLE,
  ECONNRESET: HANDLE,
  ECONNREFUSED: HANDLE,
  ECONNABORTED: HANDLE,
  ENOTCONN: 'mount the file system again',
  ESHUTDOWN: 'mount the file system again',
  ENOLINK: HANDLE,
  ECOMM: HANDLE,
  ENOLCK: HANDLE,
  ENOKEY: KEY,
  EKEYEXPIRED: KEY,
  EKEYREVOKED: KEY,
  EKEYREJECTED: KEY,
  EROFS: 'the file system is mounted read-only: use another path, or remount it read-write',
  EACCES: RIGHTS,
  EPERM: RIGHTS,
  ENOENT: 'a folder of the path does not exist',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a directory, not a file',
  EEXIST: 'it already exists',
  ENOTEMPTY: 'it already exists',
  ELOOP: 'a link refers to itself',
  ENAMETOOLONG: 'use a shorter path',
  EMFILE: HANDLES,
  ENFILE: HANDLES,
  ENOMEM: 'the system is out of memory',
  EXDEV: 'both paths must be on one file system',
  EBUSY: 'another program is using it',
  ETXTBSY: 'another program is using it',
};

/** Advice for the error of that name. */
export function adviceFor(name: string): string {
  return advice[name] ?? 'check the path and its file system';
}

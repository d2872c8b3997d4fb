const ROOM = 'make room there';
const HANDLE = 'the network file system may be back soon';
const DEVICE = 'look at the disk and the log of the system (dmesg)';
const RIGHTS = 'look at the owner and the rights of the path';
const KEY = 'the key or ticket for this file system is gone: log in anew (kinit)';
const HANDLES = 'raise the limit of open files (ulimit -n)';

/** What a user may do about an error of the system. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: ROOM,
  EDQUOT: 'the quota is spent: remove files or ask for more',
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
  EROFS: 'the file system is mounted read-only: use another place, or mount it for writing',
  EACCES: RIGHTS,
  EPERM: RIGHTS,
  ENOENT: 'something on the way to it is not there',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'a directory lies where a file should be',
  EEXIST: 'something else lies there',
  ENOTEMPTY: 'something else lies there',
  ELOOP: 'a link leads to itself',
  ENAMETOOLONG: 'take a shorter path',
  EMFILE: HANDLES,
  ENFILE: HANDLES,
  ENOMEM: 'the system has no memory left',
  EXDEV: 'both paths must lie on one file system',
  EBUSY: 'another program holds it',
  ETXTBSY: 'another program holds it',
};

/** What to do about the error of that name, in a few words; else the one thing that always helps. */
export function adviceFor(name: string): string {
  return advice[name] ?? 'look at the path and its file system';
}

import type { Dropped } from '../controls/dropFiles.ts';
import type { Host } from './host.ts';

/** Opens files of the user in a lab; the code for it is loaded with the first ones. Gives a sentence on the result. */
export const filesOnDemand = async (host: Host, dropped: Dropped): Promise<string> =>
  (await import('./openFiles.ts')).openFiles(host, dropped);

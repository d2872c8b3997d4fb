import { fileURLToPath } from 'node:url';

/** Path of the built command, or the one in $GANVIL_COMMAND. Tools are bundled: the path counts from tools/node_modules/.cache/ganvil. */
export const builtCommand =
  process.env.GANVIL_COMMAND ??
  fileURLToPath(new URL('../../../../packages/cli/dist/ganvil.js', import.meta.url));

// What Ganvil's own packages, benchmarks and tools need besides the public entry. No promise is made to others: it may change in any
// release. Importing it registers nothing.

/** Kernel name -> its command, in the order of a module's exports; after them come the functions that tell sizes of workspaces. */
export { commands, workspaceExports } from '../build/abi.ts';
export { GanvilBackend } from './backend/ganvilBackend.ts';
export { registerModule } from './register.ts';
export { bytesOf } from './wasm/module.ts';

// Operations of a recorded training step: it reads its inputs from rows that the host writes ahead, and logs its results in rows.

export { type Distribution, drawRow } from './ops/drawRow.ts';
export { increment } from './ops/increment.ts';
export { logValue } from './ops/logValue.ts';
export { takeRow } from './ops/takeRow.ts';
export { treeAdd, treeLevels } from './ops/treeAdd.ts';
export { treeTotal } from './ops/treeTotal.ts';

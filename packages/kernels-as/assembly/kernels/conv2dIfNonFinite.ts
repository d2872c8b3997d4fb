// Convolutions by the direct way, where Winograd's tiles met a number that is not finite: within a tile it spreads to outputs that do
// not depend on it. Elsewhere these kernels do nothing. They run after those of winograd.ts, in the same workspace.
import {
  conv2d, conv2dBackpropFilter, conv2dBackpropFilterParts, conv2dBackpropInput, conv2dBackpropInputParts, conv2dParts
} from "./conv2d";
import { Window } from "../shared/window";

/** As conv2d, if the window is marked. Workspace as of `conv2d`. */
export function conv2dIfNonFinite(
  x: usize, filter: usize, y: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  if (isMarked(window)) conv2d(x, filter, y, window, workspace, part, parts, thread);
}
export function conv2dIfNonFiniteParts(window: usize, threads: i32): i32 {
  return isMarked(window) ? conv2dParts(window, threads) : 1;
}

/** As conv2dBackpropFilter, if the window is marked. Workspace as of `conv2d`. */
export function conv2dBackpropFilterIfNonFinite(
  x: usize, dy: usize, dfilter: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  if (isMarked(window)) conv2dBackpropFilter(x, dy, dfilter, window, workspace, part, parts, thread);
}
export function conv2dBackpropFilterIfNonFiniteParts(window: usize, threads: i32): i32 {
  return isMarked(window) ? conv2dBackpropFilterParts(window, threads) : 1;
}

/** As conv2dBackpropInput, if the window is marked. Workspace as of `conv2d`. */
export function conv2dBackpropInputIfNonFinite(
  dy: usize, filter: usize, dx: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  if (isMarked(window)) conv2dBackpropInput(dy, filter, dx, window, workspace, part, parts, thread);
}
export function conv2dBackpropInputIfNonFiniteParts(window: usize, threads: i32): i32 {
  return isMarked(window) ? conv2dBackpropInputParts(window, threads) : 1;
}

function isMarked(window: usize): bool {
  return changetype<Window>(window).notFinite != 0;
}

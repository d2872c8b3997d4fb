// Convolutions by the plain way after all: where Winograd's tiles met a number that is not finite, which spreads there to
// outputs that do not see it. Otherwise they do nothing.
import {
  conv2d, conv2dBackpropFilter, conv2dBackpropFilterParts, conv2dBackpropInput, conv2dBackpropInputParts, conv2dParts
} from "./conv2d";
import { Window } from "../conv/window";

/** As conv2d, if the window is marked. */
export function conv2dAgain(
  x: usize, filter: usize, y: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  if (marked(window)) conv2d(x, filter, y, window, scratch, part, parts, thread);
}

export function conv2dAgainParts(x: usize, filter: usize, y: usize, window: usize, scratch: usize, threads: i32): i32 {
  return marked(window) ? conv2dParts(x, filter, y, window, scratch, threads) : 1;
}

/** As conv2dBackpropFilter, if the window is marked. */
export function conv2dBackpropFilterAgain(
  x: usize, dy: usize, dfilter: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  if (marked(window)) conv2dBackpropFilter(x, dy, dfilter, window, scratch, part, parts, thread);
}

export function conv2dBackpropFilterAgainParts(
  x: usize, dy: usize, dfilter: usize, window: usize, scratch: usize, threads: i32
): i32 {
  return marked(window) ? conv2dBackpropFilterParts(x, dy, dfilter, window, scratch, threads) : 1;
}

/** As conv2dBackpropInput, if the window is marked. */
export function conv2dBackpropInputAgain(
  dy: usize, filter: usize, dx: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  if (marked(window)) conv2dBackpropInput(dy, filter, dx, window, scratch, part, parts, thread);
}

export function conv2dBackpropInputAgainParts(
  dy: usize, filter: usize, dx: usize, window: usize, scratch: usize, threads: i32
): i32 {
  return marked(window) ? conv2dBackpropInputParts(dy, filter, dx, window, scratch, threads) : 1;
}

function marked(window: usize): bool {
  return changetype<Window>(window).notFinite != 0;
}

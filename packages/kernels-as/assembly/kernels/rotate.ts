// Rotation of NHWC images about a point.
import { copyRows } from "../loops/copyRows";
import { double } from "../math/float64";

/**
 * y[r, c, :] = x[r', c', :], the pixel nearest to (r, c) turned by `radians` about (row, column); `fill` [channels] where that is
 * outside. x and y are [batch, height, width, channels]; radians, row and column are float64 whose halves are given.
 */
export function rotate(
  x: usize, y: usize, fill: usize, batch: i32, height: i32, width: i32, channels: i32, radiansLow: i32, radiansHigh: i32,
  rowLow: i32, rowHigh: i32, columnLow: i32, columnHigh: i32
): void {
  const radians = double(radiansLow, radiansHigh), row = double(rowLow, rowHigh), column = double(columnLow, columnHigh);
  const sine = NativeMath.sin(radians), cosine = NativeMath.cos(radians);
  const pixel = <usize>channels << 2;
  for (let image = 0; image < batch; ++image) {
    for (let r = 0; r < height; ++r) {
      for (let c = 0; c < width; ++c, y += pixel) {
        const u = Math.floor((<f64>c - column) * cosine - (<f64>r - row) * sine + column + 0.5);
        const v = Math.floor((<f64>c - column) * sine + (<f64>r - row) * cosine + row + 0.5);
        const inside = u >= 0 && u < <f64>width && v >= 0 && v < <f64>height;
        copyRows(inside ? x + <usize>(<i32>v * width + <i32>u) * pixel : fill, y, 1, channels, 0, 0);
      }
    }
    x += <usize>(height * width) * pixel;
  }
}

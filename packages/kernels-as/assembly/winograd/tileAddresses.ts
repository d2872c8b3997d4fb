// The addresses of the pixels of a tile in a batch of images: neighbours, or a stride apart.

/** Images of `rows` x `columns` pixels of `bytes` bytes. Neighbours in a tile are `down` rows or `across` columns apart. */
@unmanaged
export class TileAddresses {
  base: usize;
  /** The address of pixels outside of an image. */
  outside: usize;
  rows: i32;
  columns: i32;
  down: i32;
  across: i32;
  bytes: i32;

  /** table[side * i + j] = the address of pixel [row + i * down, column + j * across] of image `image`. */
  find(table: usize, side: i32, image: i32, row: i32, column: i32): void {
    const rowEnd = row + side * this.down;
    const columnEnd = column + side * this.across;
    for (let y = row; y != rowEnd; y += this.down) {
      const line = this.base + <usize>((image * this.rows + y) * this.columns * this.bytes);
      const inside = <u32>y < <u32>this.rows;
      for (let x = column; x != columnEnd; x += this.across) {
        store<usize>(table, inside && <u32>x < <u32>this.columns ? line + <usize>(x * this.bytes) : this.outside);
        table += 4;
      }
    }
  }
}

export function tileAddressesAt(
  at: usize, base: usize, outside: usize, rows: i32, columns: i32, down: i32, across: i32, bytes: i32
): TileAddresses {
  const plane = changetype<TileAddresses>(at);
  plane.base = base;
  plane.outside = outside;
  plane.rows = rows;
  plane.columns = columns;
  plane.down = down;
  plane.across = across;
  plane.bytes = bytes;
  return plane;
}

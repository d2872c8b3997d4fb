/** CRC-32 as in gzip and PNG; `crc` continues an earlier one. */
export const crc32 = checksum(0xedb88320);

/** CRC-32C (Castagnoli) as in TFRecord. */
export const crc32c = checksum(0x82f63b78);

/** Bit-reversed polynomial -> its CRC. */
function checksum(polynomial: number): (bytes: Uint8Array, crc?: number) => number {
  const table = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? polynomial ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  return (bytes, crc = 0) => {
    let c = ~crc;
    for (let i = 0; i < bytes.length; i++) c = table[(c ^ bytes[i]) & 255] ^ (c >>> 8);
    return ~c >>> 0;
  };
}

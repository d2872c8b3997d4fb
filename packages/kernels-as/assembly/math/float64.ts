/** The float64 of these halves. The mask is there because asc 0.28 sign-extends an inlined i32 on its way through u32 to u64. */
// @ts-ignore: decorator
@inline
export function double(low: i32, high: i32): f64 {
  return reinterpret<f64>((<i64>high << 32) | (<i64>low & 0xffffffff));
}

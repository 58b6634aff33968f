#[no_mangle]
pub extern "C" fn tiny_add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

#[no_mangle]
pub extern "C" fn two_add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

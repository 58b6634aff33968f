#[no_mangle]
pub extern "C" fn one_add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

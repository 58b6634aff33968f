#[no_mangle]
pub extern "C" fn limits_pages() -> u32 {
    16
}

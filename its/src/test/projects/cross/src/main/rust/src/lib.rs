extern "C" {
    fn crc32_in_c(bytes: *const u8, count: usize) -> u32;
}

/// # Safety
/// There must be `count` bytes at `bytes`.
#[no_mangle]
pub unsafe extern "C" fn checksum(bytes: *const u8, count: usize) -> u32 {
    crc32_in_c(bytes, count)
}

/// The first byte of the SHA-256 of a byte.
#[no_mangle]
pub extern "C" fn digest_first(byte: u8) -> u8 {
    ring::digest::digest(&ring::digest::SHA256, &[byte]).as_ref()[0]
}

use std::ffi::{CStr, c_char};

/// Returns the number of letters in a text.
///
/// # Safety
/// `text` must point to a C string in UTF-8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn hello_letters(text: *const c_char) -> i32 {
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy();
    text.chars().filter(|c| c.is_alphabetic()).count() as i32
}

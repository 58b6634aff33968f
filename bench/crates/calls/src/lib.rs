//! Functions that do next to nothing, so that a call costs what the way into Rust costs.

use std::ffi::{c_char, c_void, CStr, CString};

mod java;

const NAME: &str = "a text of thirty-two characters!";

#[repr(C)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[no_mangle]
pub extern "C" fn calls_add(a: i64, b: i64) -> i64 {
    a + b
}

/// # Safety
/// The text is a C string.
#[no_mangle]
pub unsafe extern "C" fn calls_length(text: *const c_char) -> u64 {
    CStr::from_ptr(text).count_bytes() as u64
}

#[no_mangle]
pub extern "C" fn calls_name() -> *mut c_char {
    CString::new(NAME).map_or(std::ptr::null_mut(), CString::into_raw)
}

/// # Safety
/// The text is a result of `calls_name`.
#[no_mangle]
pub unsafe extern "C" fn calls_string_free(text: *mut c_char) {
    drop(CString::from_raw(text));
}

/// # Safety
/// There are so many bytes.
#[no_mangle]
pub unsafe extern "C" fn calls_last(data: *const u8, len: usize) -> i64 {
    last(std::slice::from_raw_parts(data, len))
}

fn last(data: &[u8]) -> i64 {
    data.last().copied().map_or(-1, i64::from)
}

#[no_mangle]
pub extern "C" fn calls_product(point: Point) -> f64 {
    point.x * point.y
}

#[no_mangle]
pub extern "C" fn calls_apply(
    operator: extern "C" fn(context: *mut c_void, value: i64) -> i64,
    context: *mut c_void,
    value: i64,
) -> i64 {
    operator(context, value)
}

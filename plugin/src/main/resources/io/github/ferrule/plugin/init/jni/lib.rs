use std::ffi::c_void;

/// The native method `add` of the Java class `{{class}}`.
#[unsafe(no_mangle)]
pub extern "system" fn Java_{{jni}}_add(
    _env: *mut c_void,
    _class: *mut c_void,
    a: i64,
    b: i64,
) -> i64 {
    a.wrapping_add(b)
}

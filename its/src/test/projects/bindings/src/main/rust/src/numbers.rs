use std::ffi::{c_char, c_long, c_ulong};

/// Adds two numbers; `a + b` wraps around.
#[no_mangle]
pub extern "C" fn sampler_add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

#[no_mangle]
pub extern "C" fn sampler_i8(a: i8) -> i8 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_u8(a: u8) -> u8 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_i16(a: i16) -> i16 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_u16(a: u16) -> u16 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_i32(a: i32) -> i32 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_u32(a: u32) -> u32 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_u64(a: u64) -> u64 {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_usize(a: usize) -> usize {
    a.wrapping_add(1)
}

#[no_mangle]
pub extern "C" fn sampler_isize(a: isize) -> isize {
    a.wrapping_sub(1)
}

#[no_mangle]
pub extern "C" fn sampler_long(a: c_long) -> c_long {
    a.wrapping_sub(1)
}

#[no_mangle]
pub extern "C" fn sampler_ulong(a: c_ulong) -> c_ulong {
    a.wrapping_sub(1)
}

#[no_mangle]
pub extern "C" fn sampler_c_char(a: c_char) -> c_char {
    a
}

#[no_mangle]
pub extern "C" fn sampler_f32(a: f32) -> f32 {
    a / 2.0
}

#[no_mangle]
pub extern "C" fn sampler_f64(a: f64) -> f64 {
    a / 2.0
}

#[no_mangle]
pub extern "C" fn sampler_bool(a: bool) -> bool {
    !a
}

#[no_mangle]
#[allow(improper_ctypes_definitions)]
pub extern "C" fn sampler_char(a: char) -> char {
    a.to_uppercase().next().unwrap_or(a)
}

/// Mixes types, so that a register or a stack slot that is wrong shows.
#[no_mangle]
pub extern "C" fn sampler_mix(a: i8, b: f64, c: u16, d: f32, e: i64, f: bool, g: u32, h: f64, i: i16, j: i64) -> f64 {
    a as f64 + b * 2.0 + c as f64 + d as f64 + e as f64 + f as u8 as f64 + g as f64 + h + i as f64 + j as f64
}

#[no_mangle]
pub extern "C" fn sampler_u128(a: u128) -> u128 {
    a
}

/// `hashCode` and `notify` are methods of every object, `double` is a keyword.
#[export_name = "hashCode"]
pub extern "C" fn hash_code() -> i32 {
    42
}

#[export_name = "double"]
pub extern "C" fn twice(int: i32) -> i32 {
    int * 2
}

#[export_name = "notify"]
pub extern "C" fn notify() {}

#[no_mangle]
pub extern "C" fn sampler_add_two(a: i32) -> i32 {
    a + 2
}

#[export_name = "sampler_addTwo"]
pub extern "C" fn another_add_two(a: i32) -> i32 {
    a + 20
}

//! Functions whose answers differ when a size, an alignment, a byte order or a calling convention is wrong.

use std::ffi::{c_char, c_void, CStr};
use std::mem::transmute;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Sample {
    pub tiny: i8,
    pub long: i64,
    pub short: i16,
    pub ratio: f64,
    pub int: i32,
    pub length: usize,
    pub text: *const c_char,
}

/// # Safety
/// `sample` and its text must be readable.
#[no_mangle]
pub unsafe extern "C" fn total(sample: *const Sample) -> f64 {
    let s = &*sample;
    let text = CStr::from_ptr(s.text).to_bytes().len();
    f64::from(s.tiny) + s.long as f64 + f64::from(s.short) + s.ratio + f64::from(s.int) + (s.length + text) as f64
}

/// Takes and returns a structure by value.
#[no_mangle]
pub extern "C" fn twice(sample: Sample) -> Sample {
    Sample {
        tiny: sample.tiny * 2,
        long: sample.long * 2,
        short: sample.short * 2,
        ratio: sample.ratio * 2.0,
        int: sample.int * 2,
        length: sample.length * 2,
        text: sample.text,
    }
}

/// Calls back with every number.
///
/// # Safety
/// There must be `count` numbers at `numbers`.
#[no_mangle]
pub unsafe extern "C" fn each(numbers: *const i32, count: usize, consumer: extern "C" fn(i32, i64) -> i64) -> i64 {
    let numbers = std::slice::from_raw_parts(numbers, count);
    numbers.iter().fold(0, |sum, &number| consumer(number, sum))
}

/// Threads and random numbers, which Rust takes from the C library.
#[no_mangle]
pub extern "C" fn on_a_thread(number: u64) -> u64 {
    let map: std::collections::HashMap<u64, u64> = (0..number).map(|n| (n, 1)).collect();
    std::thread::spawn(move || map.values().sum()).join().unwrap_or(0)
}

#[no_mangle]
pub extern "system" fn Java_com_acme_Main_mix(
    _env: *mut c_void, _class: *mut c_void, a: i8, b: i64, c: i16, d: f32, e: i32, f: f64,
) -> f64 {
    f64::from(a) + b as f64 + f64::from(c) + f64::from(d) + f64::from(e) + f
}

/// Calls back into the virtual machine: `GetVersion` is the fifth entry of its table of functions.
///
/// # Safety
/// To be called by a Java virtual machine.
#[no_mangle]
pub unsafe extern "system" fn Java_com_acme_Main_jniVersion(env: *const *const *const c_void, _class: *mut c_void) -> i32 {
    type GetVersion = unsafe extern "system" fn(*const *const *const c_void) -> i32;
    transmute::<*const c_void, GetVersion>(*(*env).add(4))(env)
}

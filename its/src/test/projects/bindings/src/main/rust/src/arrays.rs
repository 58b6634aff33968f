use std::ffi::{c_int, c_ulong, c_void};
use std::slice;

#[no_mangle]
pub unsafe extern "C" fn sampler_sum_bytes(data: *const u8, len: usize) -> u64 {
    slice::from_raw_parts(data, len).iter().map(|it| *it as u64).sum()
}

/// For a buffer that is not copied.
#[no_mangle]
pub unsafe extern "C" fn sampler_sum_and_clear(buffer: *mut u8, len: u16) -> u64 {
    let sum = sampler_sum_bytes(buffer, len as usize);
    slice::from_raw_parts_mut(buffer, len as usize).fill(0);
    sum
}

#[no_mangle]
pub unsafe extern "C" fn sampler_sum_shorts(data: *const i16, count: c_int) -> i64 {
    slice::from_raw_parts(data, count as usize).iter().map(|it| *it as i64).sum()
}

#[no_mangle]
pub unsafe extern "C" fn sampler_sum_ints(data: *const i32, n_items: u8) -> i64 {
    slice::from_raw_parts(data, n_items as usize).iter().map(|it| *it as i64).sum()
}

#[no_mangle]
pub unsafe extern "C" fn sampler_sum_longs(data: *const i64, size: std::ffi::c_long) -> i64 {
    slice::from_raw_parts(data, size as usize).iter().sum()
}

#[no_mangle]
pub unsafe extern "C" fn sampler_mean(data: *const f64, len: usize) -> f64 {
    slice::from_raw_parts(data, len).iter().sum::<f64>() / len as f64
}

#[no_mangle]
pub unsafe extern "C" fn sampler_mean_float(data: *const f32, len: u64) -> f32 {
    slice::from_raw_parts(data, len as usize).iter().sum::<f32>() / len as f32
}

#[no_mangle]
pub unsafe extern "C" fn sampler_double_all(data: *mut i32, len: usize) {
    slice::from_raw_parts_mut(data, len).iter_mut().for_each(|it| *it *= 2);
}

#[no_mangle]
pub unsafe extern "C" fn sampler_fill(buffer: *mut c_void, size: usize, byte: u8) -> usize {
    slice::from_raw_parts_mut(buffer.cast::<u8>(), size).fill(byte);
    size
}

/// The index is not a length.
#[no_mangle]
pub unsafe extern "C" fn sampler_at(data: *const i32, index: usize) -> i32 {
    *data.add(index)
}

/// Two results, the second in an array of one element.
#[no_mangle]
pub unsafe extern "C" fn sampler_divide(a: i64, b: i64, remainder: *mut i64) -> i64 {
    *remainder = a % b;
    a / b
}

#[no_mangle]
pub unsafe extern "C" fn sampler_optional_sum(data: Option<&i64>, len: usize) -> i64 {
    data.map_or(-1, |it| slice::from_raw_parts(it, len).iter().sum())
}

#[no_mangle]
pub unsafe extern "C" fn sampler_average(data: *const f64, len: usize, average_out: *mut f64) {
    *average_out = sampler_mean(data, len);
}

#[no_mangle]
pub unsafe extern "C" fn sampler_size_out(size_out: *mut usize) {
    *size_out = 3_000_000_000;
}

#[no_mangle]
pub unsafe extern "C" fn sampler_long_out(long_out: *mut std::ffi::c_long) {
    *long_out = -5;
}

#[no_mangle]
pub unsafe extern "C" fn sampler_flag_out(flag_out: *mut bool) {
    *flag_out = true;
}

/// Copies what is not zero. The length is the room in `packed`, and then the number of bytes there.
#[no_mangle]
pub unsafe extern "C" fn sampler_pack(data: *const u8, len: usize, packed: *mut u8, packed_len: *mut usize) -> c_int {
    let found: Vec<u8> = slice::from_raw_parts(data, len).iter().copied().filter(|it| *it != 0).collect();
    if found.len() > *packed_len {
        return 1;
    }
    packed.copy_from_nonoverlapping(found.as_ptr(), found.len());
    *packed_len = found.len();
    0
}

/// The same with a `c_ulong` and an untyped buffer.
#[no_mangle]
pub unsafe extern "C" fn sampler_pack_ulong(packed: *mut c_void, packed_len: *mut c_ulong, data: *const u8, len: usize) -> c_int {
    let mut room = *packed_len as usize;
    let code = sampler_pack(data, len, packed.cast(), &mut room);
    *packed_len = room as c_ulong;
    code
}

/// The same with a length of one byte, and elements of four.
#[no_mangle]
pub unsafe extern "C" fn sampler_count_up(numbers: *mut i32, numbers_len: *mut u8) {
    let room = *numbers_len;
    for i in 0..room {
        *numbers.add(i as usize) = i as i32;
    }
    *numbers_len = room - 1;
}

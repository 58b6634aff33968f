use std::ffi::{c_char, CStr, CString};
use std::sync::atomic::{AtomicI64, Ordering};

static ALLOCATED: AtomicI64 = AtomicI64::new(0);

/// Counts the characters of a text.
///
/// # Safety
///
/// Hostile: */ @param x <script> &amp; {@link} \u002a/ `a < b` größer 🦀
///
/// ```
/// unsafe { sampler_text_length(c"*/".as_ptr()) };
/// ```
#[no_mangle]
pub unsafe extern "C" fn sampler_text_length(text: *const c_char) -> usize {
    CStr::from_ptr(text).to_str().map_or(usize::MAX, |it| it.chars().count())
}

#[no_mangle]
pub unsafe extern "C" fn sampler_optional_length(text: *const c_char) -> i32 {
    if text.is_null() { -1 } else { CStr::from_ptr(text).to_bytes().len() as i32 }
}

/// Returns a text that nobody frees.
#[no_mangle]
pub extern "C" fn sampler_version() -> *const c_char {
    c"1.0 größer".as_ptr()
}

/// Returns a text that must be freed; null for an empty one.
#[no_mangle]
pub unsafe extern "C" fn sampler_repeat(text: *const c_char, times: u32) -> *mut c_char {
    let repeated = CStr::from_ptr(text).to_str().unwrap().repeat(times as usize);
    if repeated.is_empty() {
        return std::ptr::null_mut();
    }
    ALLOCATED.fetch_add(1, Ordering::SeqCst);
    CString::new(repeated).unwrap().into_raw()
}

#[no_mangle]
pub unsafe extern "C" fn sampler_string_free(text: *mut c_char) {
    if !text.is_null() {
        ALLOCATED.fetch_sub(1, Ordering::SeqCst);
        drop(CString::from_raw(text));
    }
}

/// The number of texts that have not been freed.
#[no_mangle]
pub extern "C" fn sampler_allocated_texts() -> i64 {
    ALLOCATED.load(Ordering::SeqCst)
}

#[no_mangle]
pub unsafe extern "C" fn sampler_make_text(text_out: *mut *mut c_char) {
    *text_out = CString::new("made").unwrap().into_raw();
    ALLOCATED.fetch_add(1, Ordering::SeqCst);
}

/// Writes one byte more than it has allocated, as a bug in unsafe code does.
#[no_mangle]
pub unsafe extern "C" fn sampler_overrun() {
    let layout = std::alloc::Layout::array::<u8>(10).unwrap();
    let bytes = std::alloc::alloc(layout);
    bytes.add(10).write_volatile(1);
    std::alloc::dealloc(bytes, layout);
}

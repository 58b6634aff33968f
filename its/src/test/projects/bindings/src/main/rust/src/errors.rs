use std::cell::RefCell;
use std::ffi::{c_char, CStr, CString};

thread_local! {
    static LAST: RefCell<Option<CString>> = const { RefCell::new(None) };
}

#[repr(C)]
pub enum Status {
    Ok,
    NotANumber,
    TooLarge = 7,
}

unsafe fn parse(text: *const c_char) -> Result<i32, Status> {
    let text = CStr::from_ptr(text).to_str().unwrap();
    let number: i64 = text.parse().map_err(|e| {
        LAST.set(Some(CString::new(format!("'{text}': {e}")).unwrap()));
        Status::NotANumber
    })?;
    i32::try_from(number).map_err(|_| {
        LAST.set(Some(CString::new(format!("'{text}' is too large")).unwrap()));
        Status::TooLarge
    })
}

/// Parses a number; the status is an enumeration, the result an out-parameter.
#[no_mangle]
pub unsafe extern "C" fn sampler_parse(text: *const c_char, out: *mut i32) -> Status {
    match parse(text) {
        Ok(number) => {
            *out = number;
            Status::Ok
        }
        Err(status) => status,
    }
}

#[no_mangle]
pub extern "C" fn sampler_last_error() -> *const c_char {
    LAST.with_borrow(|it| it.as_ref().map_or(std::ptr::null(), |text| text.as_ptr()))
}

/// Returns a negative number for an error.
#[no_mangle]
pub extern "C" fn sampler_check_positive(value: i32) -> i32 {
    LAST.set(Some(c"it is not positive".to_owned()));
    value
}

/// Returns -1 for an error, and nothing otherwise.
#[no_mangle]
pub extern "C" fn sampler_require(condition: bool) -> i32 {
    if condition { 0 } else { -1 }
}

/// Reports an error through its last parameter.
#[no_mangle]
pub unsafe extern "C" fn sampler_try_text(text: *const c_char, error_out: *mut *mut c_char) -> bool {
    match parse(text) {
        Ok(_) => true,
        Err(_) => {
            *error_out = crate::text::sampler_repeat(c"wrong".as_ptr(), 2);
            false
        }
    }
}

/// Returns null for an error.
#[no_mangle]
pub unsafe extern "C" fn sampler_find_text(found: bool) -> *const c_char {
    if found { c"found".as_ptr() } else { std::ptr::null() }
}

/// Returns SQLite's version, such as 3040001 for 3.40.1.
#[no_mangle]
pub extern "C" fn sqlite_version() -> i32 {
    // SAFETY: the function has no preconditions
    unsafe { libsqlite3_sys::sqlite3_libversion_number() }
}

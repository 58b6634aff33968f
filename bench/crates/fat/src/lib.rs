/// How often the expression is found, or -1 if it is none.
///
/// # Safety
/// Both point to as many bytes as is said.
#[no_mangle]
pub unsafe extern "C" fn fat_count(expression: *const u8, length: usize, text: *const u8, size: usize) -> i64 {
    let read = |from, count| String::from_utf8_lossy(std::slice::from_raw_parts(from, count)).into_owned();
    let text = read(text, size);
    regex_lite::Regex::new(&read(expression, length)).map_or(-1, |it| it.find_iter(&text).count() as i64)
}

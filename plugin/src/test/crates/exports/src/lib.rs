#[no_mangle]
pub extern "C" fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

/// Uses the allocator, threads and output, so that the library needs what real ones need.
#[no_mangle]
pub extern "C" fn count(n: u32) -> usize {
    let words: Vec<String> = (0..n).map(|i| format!("{i}")).collect();
    println!("{words:?}");
    std::thread::spawn(move || words.len()).join().unwrap_or(0)
}

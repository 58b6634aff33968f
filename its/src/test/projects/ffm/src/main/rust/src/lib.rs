/// # Safety
/// There must be `count` numbers at `numbers`.
#[no_mangle]
pub unsafe extern "C" fn mean(numbers: *const f64, count: usize) -> f64 {
    let numbers = std::slice::from_raw_parts(numbers, count);
    numbers.iter().sum::<f64>() / count as f64
}

#[no_mangle]
pub extern "C" fn each(count: u32, consumer: extern "C" fn(u32)) {
    (0..count).for_each(|number| consumer(number));
}

#[no_mangle]
pub extern "C" fn one(n: i64) -> i64 {
    common::twice(n)
}

#[cfg(feature = "special")]
#[no_mangle]
pub extern "C" fn only_with_the_feature() {}

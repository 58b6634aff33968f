use std::ffi::c_void;

/// Calls the visitor with each prime number up to the limit, until the visitor returns false.
#[no_mangle]
pub extern "C" fn primes_visit(
    limit: u32,
    visitor: extern "C" fn(context: *mut c_void, prime: u32) -> bool,
    context: *mut c_void,
) {
    for number in 2..=limit {
        if is_prime(number) && !visitor(context, number) {
            return;
        }
    }
}

fn is_prime(number: u32) -> bool {
    (2..).take_while(|it| it * it <= number).all(|it| number % it != 0)
}

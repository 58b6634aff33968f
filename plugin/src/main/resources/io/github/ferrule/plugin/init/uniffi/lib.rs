uniffi::setup_scaffolding!("{{namespace}}");

/// Java calls this function through the class `{{generated}}`, which the build generates.
#[uniffi::export]
pub fn add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

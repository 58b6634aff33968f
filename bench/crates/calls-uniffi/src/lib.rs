//! The functions of the crate `calls`, for UniFFI.

uniffi::setup_scaffolding!();

#[derive(uniffi::Record)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[uniffi::export(callback_interface)]
pub trait Operator: Send + Sync {
    fn operate(&self, value: i64) -> i64;
}

#[uniffi::export]
pub fn add(a: i64, b: i64) -> i64 {
    a + b
}

#[uniffi::export]
pub fn length(text: &str) -> i64 {
    text.len() as i64
}

#[uniffi::export]
pub fn name() -> String {
    "a text of thirty-two characters!".into()
}

#[uniffi::export]
pub fn last(data: Vec<u8>) -> i64 {
    data.last().copied().map_or(-1, i64::from)
}

#[uniffi::export]
pub fn product(point: Point) -> f64 {
    point.x * point.y
}

#[uniffi::export]
pub fn apply(operator: Box<dyn Operator>, value: i64) -> i64 {
    operator.operate(value)
}

/// A point in the plane.
#[repr(C)]
pub struct Point {
    x: f64,
    y: f64,
}

/// Returns the area of a polygon.
///
/// # Safety
/// `points` must point to `count` points.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shapes_area(points: *const Point, count: usize) -> f64 {
    let points = unsafe { std::slice::from_raw_parts(points, count) };
    let next = points.iter().cycle().skip(1);
    let twice: f64 = points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    twice.abs() / 2.0
}

/// Returns the area of a polygon.
///
/// # Safety
/// `coordinates` must point to the two coordinates of each of the `corners`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shapes_area(coordinates: *const f64, corners: usize) -> f64 {
    let coordinates = unsafe { std::slice::from_raw_parts(coordinates, 2 * corners) };
    let points = coordinates.chunks_exact(2);
    let next = coordinates.chunks_exact(2).cycle().skip(1);
    let twice: f64 = points.zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    twice.abs() / 2.0
}

use std::ffi::{c_long, c_ulong};
use std::slice;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// Padding in several places, and types whose width depends on the target.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Reading {
    pub kind: u8,
    pub size: u32,
    pub ok: bool,
    pub offset: i64,
    pub long: c_long,
    pub tag: u16,
    pub index: usize,
    pub data: [u8; 3],
    pub ratio: f32,
    pub origin: Point,
    pub color: crate::enums::Color,
    pub big: c_ulong,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Pair(pub i32, pub i32);

#[no_mangle]
pub extern "C" fn sampler_point(x: f64, y: f64) -> Point {
    Point { x, y }
}

#[no_mangle]
pub extern "C" fn sampler_norm(point: Point) -> f64 {
    point.x.hypot(point.y)
}

#[no_mangle]
pub unsafe extern "C" fn sampler_norm_of(point: *const Point) -> f64 {
    sampler_norm(*point)
}

#[no_mangle]
pub unsafe extern "C" fn sampler_norm_or(point: Option<&Point>, otherwise: f64) -> f64 {
    point.map_or(otherwise, |it| sampler_norm(*it))
}

#[no_mangle]
pub extern "C" fn sampler_swap(pair: Pair) -> Pair {
    Pair(pair.1, pair.0)
}

#[no_mangle]
pub unsafe extern "C" fn sampler_shift(points: *mut Point, count: usize, by: f64) {
    for point in slice::from_raw_parts_mut(points, count) {
        point.x += by;
    }
}

#[no_mangle]
pub unsafe extern "C" fn sampler_center(points: *const Point, count: usize, center: *mut Point) -> bool {
    let points = slice::from_raw_parts(points, count);
    if points.is_empty() {
        return false;
    }
    (*center).x = points.iter().map(|it| it.x).sum::<f64>() / count as f64;
    (*center).y = points.iter().map(|it| it.y).sum::<f64>() / count as f64;
    true
}

#[no_mangle]
pub extern "C" fn sampler_next(reading: Reading) -> Reading {
    let mut next = reading;
    next.kind = next.kind.wrapping_add(1);
    next.size += 1;
    next.ok = !next.ok;
    next.offset -= 1;
    next.long -= 1;
    next.tag += 1;
    next.index += 1;
    next.data.reverse();
    next.ratio *= 2.0;
    next.origin.y = -next.origin.y;
    next.big -= 1;
    next
}

#[no_mangle]
pub unsafe extern "C" fn sampler_next_of(reading: &Reading) -> *mut Reading {
    Box::into_raw(Box::new(sampler_next(*reading)))
}

#[no_mangle]
pub unsafe extern "C" fn sampler_reading_free(reading: *mut Reading) {
    drop(Box::from_raw(reading));
}

static ORIGIN: Point = Point { x: 0.0, y: 0.0 };

#[no_mangle]
pub extern "C" fn sampler_origin(some: bool) -> Option<&'static Point> {
    some.then_some(&ORIGIN)
}

/// A record cannot hold an address.
#[repr(C)]
pub struct Slice {
    pub data: *const u8,
    pub len: usize,
}

#[no_mangle]
pub extern "C" fn sampler_slice(slice: Slice) -> usize {
    slice.len
}

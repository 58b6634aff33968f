//! Functions of every shape that a Java caller can get wrong. Compiled by nobody but rustdoc and the executed proofs.

use std::ffi::{c_char, c_double, c_int, c_long, c_void};
use std::ptr::NonNull;

#[no_mangle]
pub extern "C" fn add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

/// Adds, in 32 bits.
#[no_mangle]
pub extern "C" fn add_int(a: c_int, b: c_int) -> c_int {
    a.wrapping_add(b)
}

#[no_mangle]
pub extern "C" fn mean(a: f64, b: f64) -> f64 {
    (a + b) / 2.0
}

#[no_mangle]
pub extern "C" fn half(a: f32) -> f32 {
    a / 2.0
}

#[no_mangle]
pub extern "C" fn not(a: bool) -> bool {
    !a
}

#[no_mangle]
pub extern "C" fn small(a: i8, b: u8) -> i8 {
    a.wrapping_add(b as i8)
}

#[no_mangle]
pub extern "C" fn medium(a: i16) -> u16 {
    a as u16
}

#[no_mangle]
pub extern "C" fn length(data: *const u8, len: usize) -> usize {
    if data.is_null() { 0 } else { len }
}

#[no_mangle]
pub extern "C" fn big(a: c_long) -> c_long {
    a
}

#[no_mangle]
pub extern "C" fn nothing() {}

#[no_mangle]
pub unsafe extern "C" fn text_length(text: *const c_char) -> c_int {
    std::ffi::CStr::from_ptr(text).to_bytes().len() as c_int
}

#[no_mangle]
pub extern "C" fn version() -> *const c_char {
    c"1.2.3".as_ptr()
}

#[no_mangle]
pub extern "C" fn greeting() -> *mut c_char {
    c"hello".to_owned().into_raw()
}

#[no_mangle]
pub unsafe extern "C" fn count_into(out: *mut i64) -> c_int {
    *out = 0x1_0000_0002;
    0
}

#[no_mangle]
pub unsafe extern "C" fn measure_into(out: *mut c_double) {
    *out = 1.5;
}

#[no_mangle]
pub unsafe extern "C" fn sum(values: *const c_int, count: c_int) -> i64 {
    std::slice::from_raw_parts(values, count as usize).iter().map(|it| *it as i64).sum()
}

#[no_mangle]
pub unsafe extern "C" fn sum_doubles(values: *const f64, count: usize) -> f64 {
    std::slice::from_raw_parts(values, count).iter().sum()
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[repr(C)]
pub struct Record {
    pub kind: u8,
    pub size: u32,
    pub offset: i64,
    pub name: *const c_char,
    pub data: [u8; 16],
    pub origin: Point,
}

#[no_mangle]
pub extern "C" fn norm(p: Point) -> f64 {
    (p.x * p.x + p.y * p.y).sqrt()
}

#[no_mangle]
pub extern "C" fn origin() -> Point {
    Point { x: 0.0, y: 0.0 }
}

#[no_mangle]
pub unsafe extern "C" fn shift(p: *mut Point, by: f64) {
    (*p).x += by;
}

#[no_mangle]
pub unsafe extern "C" fn record_size(record: *const Record) -> u32 {
    (*record).size
}

#[repr(C)]
pub enum Color {
    Red,
    Green = 5,
    Blue,
}

#[repr(u8)]
pub enum Level {
    Low,
    High,
}

#[no_mangle]
pub extern "C" fn paint(color: Color) -> c_int {
    color as c_int
}

#[no_mangle]
pub extern "C" fn level(level: Level) -> Level {
    level
}

pub struct Parser {
    pub words: Vec<String>,
}

#[no_mangle]
pub extern "C" fn parser_new() -> Box<Parser> {
    Box::new(Parser { words: Vec::new() })
}

#[no_mangle]
pub extern "C" fn parser_find(parser: &Parser, _index: usize) -> Option<NonNull<Parser>> {
    Some(NonNull::from(parser))
}

#[no_mangle]
pub extern "C" fn parser_free(_parser: Option<Box<Parser>>) {}

pub type Visitor = Option<unsafe extern "C" fn(context: *mut c_void, value: i64) -> bool>;

#[no_mangle]
pub unsafe extern "C" fn visit(visitor: Visitor, context: *mut c_void) -> c_int {
    visitor.map_or(0, |it| it(context, 7) as c_int)
}

#[no_mangle]
pub unsafe extern "C" fn each(callback: extern "C" fn(c_int) -> c_int) -> c_int {
    callback(3)
}

macro_rules! getter {
    ($name:ident, $type:ty) => {
        #[no_mangle]
        pub extern "C" fn $name() -> $type {
            Default::default()
        }
    };
}

getter!(made_by_macro, u64);

mod private {
    #[export_name = "renamed"]
    extern "C" fn another_name(a: i32) -> i32 {
        a
    }
}

#[repr(transparent)]
pub struct Handle(*mut c_void);

#[no_mangle]
pub extern "C" fn open(handle: Handle, flags: u32) -> Handle {
    let _ = flags;
    handle
}

#[no_mangle]
pub extern "system" fn Java_com_acme_Math_addNumbers(
    _env: *mut c_void,
    _class: *mut c_void,
    a: i32,
    b: i64,
) -> i64 {
    a as i64 + b
}

#[no_mangle]
pub extern "C" fn Java_com_acme_Math_invert(_env: *mut c_void, _class: *mut c_void, a: u8) -> u8 {
    1 - a
}

#[no_mangle]
pub extern "system" fn Java_com_acme_Math_name(_env: *mut c_void, _this: *mut c_void, text: *mut c_void) -> *mut c_void {
    text
}

pub struct Widget(u8);

/// Nothing frees it.
#[no_mangle]
pub extern "C" fn widget_new() -> *mut Widget {
    Box::into_raw(Box::new(Widget(1)))
}

pub struct Thing(u8);

#[no_mangle]
pub extern "C" fn thing_new() -> *mut Thing {
    Box::into_raw(Box::new(Thing(1)))
}

#[no_mangle]
pub unsafe extern "C" fn thing_free(thing: *mut Thing) {
    drop(Box::from_raw(thing));
}

#[no_mangle]
pub extern "C" fn code_point(letter: char) -> u32 {
    letter as u32
}

#[no_mangle]
pub extern "system" fn Java_com_acme_Math_sign(_env: *mut c_void, _class: *mut c_void, value: i16) -> i16 {
    value
}

#[no_mangle]
pub extern "system" fn Java_com_acme_Math_unsigned(_env: *mut c_void, _class: *mut c_void, value: u16) -> u16 {
    value
}

#[no_mangle]
pub extern "system" fn Java_com_acme_Math_letter(_env: *mut c_void, _class: *mut c_void, value: i16) -> i16 {
    value
}

#[repr(C)]
pub struct Circle {
    pub center: Point,
    pub radius: f64,
}

#[no_mangle]
pub unsafe extern "C" fn circumference(circle: *const Circle) -> f64 {
    (*circle).radius * 2.0
}

#[no_mangle]
pub unsafe extern "C" fn sum_of_three(values: *const [f32; 3]) -> f32 {
    (*values).iter().sum()
}

#[no_mangle]
pub unsafe extern "C" fn leftmost(points: *const Point, count: usize) -> f64 {
    std::slice::from_raw_parts(points, count).iter().fold(f64::MAX, |least, point| least.min(point.x))
}

#[no_mangle]
pub unsafe extern "C" fn corners(points: *const [Point; 2]) -> f64 {
    (*points)[1].x - (*points)[0].x
}

#[repr(C, packed)]
pub struct Header {
    pub tag: u8,
    pub length: u32,
}

#[no_mangle]
pub unsafe extern "C" fn header_length(header: *const Header) -> u32 {
    (*header).length
}

#[repr(C, packed(2))]
pub struct HalfPacked {
    pub tag: u8,
    pub length: u32,
}

#[no_mangle]
pub unsafe extern "C" fn half_packed_length(header: *const HalfPacked) -> u32 {
    (*header).length
}

#[repr(C, align(16))]
pub struct Wide {
    pub value: u32,
}

#[repr(C)]
pub struct Wides {
    pub first: Wide,
    pub second: Wide,
}

#[no_mangle]
pub unsafe extern "C" fn second_wide(wides: *const Wides) -> u32 {
    (*wides).second.value
}

#[repr(C)]
pub union Word {
    pub number: i32,
    pub letters: [u8; 4],
}

#[no_mangle]
pub unsafe extern "C" fn word_number(word: *const Word) -> i32 {
    (*word).number
}

#[repr(u64)]
pub enum Mask {
    Low = 1,
    High = 1 << 63,
}

#[no_mangle]
pub extern "C" fn mask(mask: Mask) -> u64 {
    mask as u64
}

mod grid {
    /// Another type of this name.
    #[repr(C)]
    pub struct Point {
        pub x: i32,
        pub y: i32,
    }

    #[no_mangle]
    pub unsafe extern "C" fn grid_sum(p: *const Point) -> i32 {
        (*p).x + (*p).y
    }
}

#[no_mangle]
pub fn rust_add(a: i64, b: i64) -> i64 {
    a + b
}

#[no_mangle]
pub fn rust_norm(p: Point) -> f64 {
    p.x + p.y
}

#[no_mangle]
pub extern "system" fn windows_add(a: i32, b: i32) -> i32 {
    a + b
}

#[no_mangle]
pub extern "C" fn windows_each(callback: extern "system" fn(c_int) -> c_int) -> c_int {
    callback(3)
}

#[no_mangle]
pub extern "C" fn subtract(a: usize, b: usize) -> usize {
    a.wrapping_sub(b)
}

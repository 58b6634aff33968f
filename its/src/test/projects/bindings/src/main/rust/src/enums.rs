#[repr(C)]
#[derive(Clone, Copy, PartialEq)]
pub enum Color {
    Red,
    DarkGreen = 5,
    Blue,
}

#[allow(dead_code)]
#[repr(u8)]
#[derive(Clone, Copy)]
pub enum Level {
    Low = 1,
    High = 200,
    Unknown = 255,
}

#[no_mangle]
pub extern "C" fn sampler_other_color(color: Color) -> Color {
    match color {
        Color::Red => Color::DarkGreen,
        Color::DarkGreen => Color::Blue,
        Color::Blue => Color::Red,
    }
}

#[no_mangle]
pub extern "C" fn sampler_raise(level: Level) -> Level {
    match level {
        Level::Low => Level::High,
        other => other,
    }
}

/// A value that a later version of the crate could return.
#[export_name = "sampler_new_color"]
pub extern "C" fn new_color() -> Future {
    Future::Tomorrow
}

#[repr(C)]
#[allow(dead_code)]
pub enum Future {
    Today = 1,
    Tomorrow = 2,
}

use crate::enums::Color;
use crate::structs::Point;
use std::ffi::{c_char, c_int, c_void};
use std::sync::Mutex;

pub type Visitor = extern "C" fn(context: *mut c_void, value: i64) -> bool;

/// Calls the visitor with 1, 2, 3… as long as it returns true, and returns the number of calls.
#[no_mangle]
pub extern "C" fn sampler_visit(limit: i64, visitor: Visitor, context: *mut c_void) -> i64 {
    for value in 1..=limit {
        if !visitor(context, value) {
            return value;
        }
    }
    limit
}

#[no_mangle]
pub extern "C" fn sampler_visit_if(visitor: Option<Visitor>, user_data: *mut c_void) -> bool {
    visitor.is_some_and(|it| it(user_data, 1))
}

/// Without a context.
#[no_mangle]
pub extern "C" fn sampler_apply(callback: extern "C" fn(c_int) -> c_int, value: c_int) -> c_int {
    callback(value)
}

/// Calls from a thread that Java does not know.
#[no_mangle]
pub extern "C" fn sampler_visit_in_thread(visitor: Visitor, context: *mut c_void) -> bool {
    let context = context as usize;
    std::thread::spawn(move || visitor(context as *mut c_void, 42)).join().unwrap()
}

pub type Reporter = unsafe extern "C" fn(
    text: *const c_char,
    data: *const u8,
    len: usize,
    point: *const Point,
    by_value: Point,
    color: Color,
    ratio: f32,
    small: u8,
    context: *mut c_void,
) -> Color;

#[no_mangle]
pub unsafe extern "C" fn sampler_report(reporter: Reporter, context: *mut c_void) -> Color {
    let point = Point { x: 1.5, y: 2.5 };
    reporter(
        c"größer".as_ptr(),
        [1u8, 2, 255].as_ptr(),
        3,
        &point,
        Point { x: -1.0, y: -2.0 },
        Color::Blue,
        0.5,
        200,
        context,
    )
}

struct Listener(Visitor, usize);

static LISTENER: Mutex<Option<Listener>> = Mutex::new(None);

/// Keeps the listener for later.
#[no_mangle]
pub extern "C" fn sampler_set_listener(listener: Visitor, context: *mut c_void) {
    *LISTENER.lock().unwrap() = Some(Listener(listener, context as usize));
}

/// Calls the listener that was set.
#[no_mangle]
pub extern "C" fn sampler_tell(value: i64) -> bool {
    let listener = LISTENER.lock().unwrap();
    listener.as_ref().is_some_and(|it| (it.0)(it.1 as *mut c_void, value))
}

/// Keeps the listener without having said so.
#[no_mangle]
pub extern "C" fn sampler_keep_listener(listener: Visitor, context: *mut c_void) {
    sampler_set_listener(listener, context);
}

pub type Logger = extern "C" fn(level: c_int);

#[no_mangle]
pub extern "C" fn sampler_log(logger: Logger, level: c_int) {
    logger(level);
}

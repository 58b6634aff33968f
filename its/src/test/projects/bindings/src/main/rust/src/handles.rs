use std::ffi::{c_char, CStr};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::Arc;

static ALIVE: AtomicI64 = AtomicI64::new(0);

/// Counts words.
pub struct Counter {
    words: Vec<String>,
    marker: u64,
}

const MARKER: u64 = 0xfeed_beef;

impl Drop for Counter {
    fn drop(&mut self) {
        assert_eq!(self.marker, MARKER);
        self.marker = 0;
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[no_mangle]
pub extern "C" fn sampler_counter_new() -> *mut Counter {
    ALIVE.fetch_add(1, Ordering::SeqCst);
    Box::into_raw(Box::new(Counter { words: Vec::new(), marker: MARKER }))
}

#[no_mangle]
pub unsafe extern "C" fn sampler_counter_free(counter: *mut Counter) {
    drop(Box::from_raw(counter));
}

#[no_mangle]
pub unsafe extern "C" fn sampler_counter_add(counter: *mut Counter, word: *const c_char) -> usize {
    assert_eq!((*counter).marker, MARKER);
    (*counter).words.push(CStr::from_ptr(word).to_str().unwrap().to_owned());
    (*counter).words.len()
}

#[no_mangle]
pub unsafe extern "C" fn sampler_counter_size(counter: *const Counter) -> usize {
    assert_eq!((*counter).marker, MARKER);
    (*counter).words.len()
}

#[no_mangle]
pub extern "C" fn sampler_counter_size_or(counter: Option<&Counter>, otherwise: usize) -> usize {
    counter.map_or(otherwise, |it| it.words.len())
}

/// Takes the first counter, and returns it with the words of the second.
#[no_mangle]
pub extern "C" fn sampler_counter_merge(mut first: Box<Counter>, second: &Counter) -> Box<Counter> {
    first.words.extend(second.words.iter().cloned());
    first
}

#[no_mangle]
pub unsafe extern "C" fn sampler_counter_clone(counter: *const Counter, out: *mut *mut Counter) {
    ALIVE.fetch_add(1, Ordering::SeqCst);
    *out = Box::into_raw(Box::new(Counter { words: (*counter).words.clone(), marker: MARKER }));
}

/// The number of objects that have not been freed.
#[no_mangle]
pub extern "C" fn sampler_alive() -> i64 {
    ALIVE.load(Ordering::SeqCst)
}

/// Borrows from its counter, which it must not outlive.
pub struct Cursor<'a> {
    counter: &'a Counter,
    next: usize,
}

#[no_mangle]
pub unsafe extern "C" fn sampler_cursor_new(counter: *const Counter) -> *mut Cursor<'static> {
    ALIVE.fetch_add(1, Ordering::SeqCst);
    Box::into_raw(Box::new(Cursor { counter: &*counter, next: 0 }))
}

/// Returns the length of the next word, or -1.
#[no_mangle]
pub extern "C" fn sampler_cursor_next(cursor: &mut Cursor) -> i32 {
    assert_eq!(cursor.counter.marker, MARKER);
    let length = cursor.counter.words.get(cursor.next).map_or(-1, |it| it.len() as i32);
    cursor.next += 1;
    length
}

#[no_mangle]
pub unsafe extern "C" fn sampler_cursor_destroy(cursor: *mut Cursor<'static>) {
    ALIVE.fetch_sub(1, Ordering::SeqCst);
    drop(Box::from_raw(cursor));
}

/// Shared by reference counting; C sees it as constant.
pub struct Config {
    value: i32,
}

impl Drop for Config {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[no_mangle]
pub extern "C" fn sampler_config_new(value: i32) -> *const Config {
    ALIVE.fetch_add(1, Ordering::SeqCst);
    Arc::into_raw(Arc::new(Config { value }))
}

#[no_mangle]
pub unsafe extern "C" fn sampler_config_value(config: *const Config) -> i32 {
    (*config).value
}

#[no_mangle]
pub unsafe extern "C" fn sampler_config_free(config: *const Config) {
    drop(Arc::from_raw(config));
}

/// An object that is never freed.
pub struct Registry(i32);

static REGISTRY: Registry = Registry(7);

#[no_mangle]
pub extern "C" fn sampler_registry() -> &'static Registry {
    &REGISTRY
}

#[no_mangle]
pub extern "C" fn sampler_registry_value(registry: &Registry) -> i32 {
    registry.0
}

/// Nothing frees it, so it has no method.
pub struct Orphan;

#[no_mangle]
pub extern "C" fn sampler_orphan_new() -> *mut Orphan {
    std::ptr::null_mut()
}

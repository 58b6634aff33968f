pub use rustls_ffi::*;

//! The regex crate's C API as one shared library: what `rure` exports, this library exports.

pub use rure::*;

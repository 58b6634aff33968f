//! The C API of the regex crate as a shared library: it exports everything that `rure` exports.

pub use rure::*;

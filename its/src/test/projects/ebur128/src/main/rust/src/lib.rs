pub use ebur128::capi::*;

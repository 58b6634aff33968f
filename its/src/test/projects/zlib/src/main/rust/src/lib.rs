pub use z_rs::*;

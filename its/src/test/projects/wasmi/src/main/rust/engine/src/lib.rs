pub use limits::*;
pub use runtime::*;

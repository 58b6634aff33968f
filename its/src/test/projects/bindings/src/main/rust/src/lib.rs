//! A function of every shape that `ferrule:bindings` maps, and some that it leaves out.

mod arrays;
mod callbacks;
mod enums;
mod errors;
mod handles;
mod numbers;
mod structs;
mod text;

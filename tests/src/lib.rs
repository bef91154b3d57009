//! The kit of the tests: fixed environments, forms of the tree, and walks through them.

pub mod crash;
pub mod environment;
pub mod forms;
pub mod walk;

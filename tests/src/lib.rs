//! The kit of the tests: fixed environments, forms of the tree, walks through them, conformance, XLSForm.

pub mod conformance;
pub mod crash;
pub mod environment;
pub mod forms;
pub mod fuzz;
pub mod walk;
pub mod xlsform;

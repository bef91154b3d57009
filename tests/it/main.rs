//! The one integration binary: a module per topic, named like the field.

mod authored;
mod bad_input;
mod codes;
mod compiled;
mod conformance;
mod corrections;
mod encryption;
mod first_interview;
mod fuzz;
mod last_saved;
mod offers;
mod old_stores;
mod recalculation;
mod sent;
mod sitting;
mod texts;
mod walks;
mod workbooks;

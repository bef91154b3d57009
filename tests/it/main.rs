//! The one integration binary: a module per topic, named like the field.

mod codes;
mod first_interview;
mod recalculation;
mod walks;

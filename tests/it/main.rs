//! The one integration binary: a module per topic, named like the field.

mod recalculation;
mod walks;

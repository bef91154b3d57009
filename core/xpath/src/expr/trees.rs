//! [`Trees`]: the expressions of a form as they are kept, each tree once.

use std::sync::Arc;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::{Expr, Tree};

/// The trees of many expressions. It is written whole, and read whole.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Trees {
    #[serde(with = "shared")]
    trees: Vec<Arc<Tree>>,
    /// Place of each tree by its address, while they are collected.
    #[serde(skip)]
    places: HashMap<usize, u32>,
}

impl Trees {
    /// Takes an expression's tree in and gives its number.
    pub fn add(&mut self, expr: &Expr) -> u32 {
        let address = Arc::as_ptr(&expr.tree).addr();
        let next = u32::try_from(self.trees.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(address).or_insert(next);
        if place == next {
            self.trees.push(expr.tree.clone());
        }
        place
    }

    /// The expression with a tree's number and a key of the host's; `None` past the last tree.
    #[must_use]
    pub fn expr(&self, tree: u32, key: u32) -> Option<Expr> {
        let tree = self.trees.get(tree as usize)?.clone();
        Some(Expr { key, tree })
    }
}

mod shared {
    use std::sync::Arc;

    use serde::ser::SerializeSeq as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::Tree;

    pub(super) fn serialize<S: Serializer>(
        trees: &[Arc<Tree>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(trees.len()))?;
        for tree in trees {
            all.serialize_element(tree.as_ref())?;
        }
        all.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Arc<Tree>>, D::Error> {
        let trees = Vec::<Tree>::deserialize(deserializer)?;
        Ok(trees.into_iter().map(Arc::new).collect())
    }
}

//! From text to [`Expr`]: recursive descent over XPath 1.0's grammar, bounded in depth.

mod call;
mod infix;
mod keys;
mod lexer;
#[cfg(test)]
mod tests;

use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::error::{Error, Failure, Result};
use crate::expr::{
    Anchor, Axis, Call, Expr, NodeTest, Path, PathId, Predicate, Root, Step, Term, TermId, Tree,
};
use crate::function::Function;
use crate::names::{Names, Namespaces, NsId};
use infix::Operand;
use lexer::{Kind, Mark, Token};

/// Deepest nesting of parentheses, arguments and predicates. Forms built by tools nest `if` some
/// tens deep; reading this depth stays well below the smallest thread stack of a phone (1 MiB).
const DEPTH: u32 = 200;

/// Deepest nesting of terms in terms, which evaluation has to follow; likewise.
const HEIGHT: u32 = DEPTH + 1;

/// Longest expression, in bytes.
const LENGTH: u32 = 1 << 20;

/// Reads the expressions of one form. What is written the same is read once and shared, and the
/// room that reading needs is used again.
#[derive(Debug, Default)]
pub struct Compiler {
    /// Found by their source.
    known: HashTable<Arc<Tree>>,
    hasher: DefaultHashBuilder,
    tokens: Vec<Token>,
    room: Room,
}

/// What a parser fills.
#[derive(Debug, Default)]
struct Room {
    terms: Vec<Term>,
    places: Vec<u32>,
    /// How deeply evaluating each term nests.
    heights: Vec<u32>,
    paths: Vec<Path>,
    calls: Vec<Call>,
    /// Operands of the expressions that are being read, each with the operator before it.
    operands: Vec<Operand>,
}

impl Compiler {
    /// As [`Expr::parse`]; `names` and `namespaces` are the same in all calls.
    ///
    /// # Errors
    /// What is wrong and where.
    pub fn parse(
        &mut self,
        source: &str,
        names: &mut Names,
        namespaces: &Namespaces,
    ) -> Result<Expr> {
        let hash = self.hasher.hash_one(source);
        if let Some(tree) = self.known.find(hash, |tree| &*tree.source == source) {
            let tree = tree.clone();
            return Ok(Expr { key: 0, tree });
        }
        let tree = Arc::new(self.read(source, names, namespaces)?);
        let hash_of = |tree: &Arc<Tree>| self.hasher.hash_one(&*tree.source);
        self.known.insert_unique(hash, tree.clone(), hash_of);
        Ok(Expr { key: 0, tree })
    }

    fn read(&mut self, source: &str, names: &mut Names, namespaces: &Namespaces) -> Result<Tree> {
        if source.len() > LENGTH as usize {
            return Err(Failure::new(Error::TooLong { limit: LENGTH }, 0));
        }
        lexer::tokens(source, &mut self.tokens)?;
        self.room.clear();
        let mut parser = Parser {
            source,
            tokens: &self.tokens,
            next: 0,
            depth: 0,
            anchor: None,
            names,
            namespaces,
            room: &mut self.room,
            positional: false,
        };
        let root = parser.expression()?;
        if parser.kind() != Kind::End {
            return Err(parser.unexpected("an operator or the end"));
        }
        let room = &mut self.room;
        for path in &mut room.paths {
            path.plain = path.find_plain();
        }
        Ok(Tree {
            source: source.into(),
            root,
            terms: moved(&mut room.terms),
            places: room.places.as_slice().into(),
            paths: moved(&mut room.paths),
            calls: moved(&mut room.calls),
        })
    }
}

impl Room {
    fn clear(&mut self) {
        self.terms.clear();
        self.places.clear();
        self.heights.clear();
        self.paths.clear();
        self.calls.clear();
        self.operands.clear();
    }
}

struct Parser<'s, 'n> {
    source: &'s str,
    tokens: &'n [Token],
    next: usize,
    depth: u32,
    anchor: Option<Anchor>,
    names: &'n mut Names,
    namespaces: &'n Namespaces,
    room: &'n mut Room,
    /// Whether any call so far asks for the position or the size of a list.
    positional: bool,
}

impl<'s> Parser<'s, '_> {
    fn peek(&self) -> Token {
        self.tokens[self.next]
    }

    fn kind(&self) -> Kind {
        self.tokens[self.next].kind
    }

    fn second_kind(&self) -> Kind {
        self.tokens
            .get(self.next + 1)
            .map_or(Kind::End, |token| token.kind)
    }

    fn at(&self) -> u32 {
        self.tokens[self.next].at
    }

    /// Moves on; the end token is never passed.
    fn advance(&mut self) {
        if self.next + 1 < self.tokens.len() {
            self.next += 1;
        }
    }

    fn is(&self, mark: Mark) -> bool {
        self.kind() == Kind::Symbol(mark)
    }

    fn take(&mut self, mark: Mark) -> bool {
        let found = self.is(mark);
        if found {
            self.advance();
        }
        found
    }

    fn expect(&mut self, mark: Mark) -> Result<()> {
        if self.take(mark) {
            Ok(())
        } else {
            Err(self.unexpected(mark.text()))
        }
    }

    fn unexpected(&self, expected: &'static str) -> Box<Failure> {
        let found = self.peek().told(self.source);
        Failure::new(Error::UnexpectedToken { found, expected }, self.at())
    }

    /// Appends a term, unless evaluating it would nest too deeply.
    fn add(&mut self, term: Term, at: u32) -> Result<TermId> {
        let height = self.height_below(&term) + 1;
        if height > HEIGHT {
            return Err(Failure::new(Error::TooDeep { limit: HEIGHT }, at));
        }
        let id = TermId(count(&self.room.terms));
        self.room.terms.push(term);
        self.room.places.push(at);
        self.room.heights.push(height);
        Ok(id)
    }

    /// The height of the highest term that evaluating `term` evaluates.
    fn height_below(&self, term: &Term) -> u32 {
        let of = |term: &TermId| self.room.heights[term.0 as usize];
        let highest = |terms: &[TermId]| terms.iter().map(of).max().unwrap_or(0);
        match term {
            Term::Number(_) | Term::Text(_) | Term::Variable(_) => 0,
            Term::Or(operands) | Term::And(operands) | Term::Union(operands) => highest(operands),
            Term::Compare(_, left, right) => of(left).max(of(right)),
            Term::Arithmetic(first, rest) => rest
                .iter()
                .map(|(_, operand)| of(operand))
                .fold(of(first), u32::max),
            Term::Negate(operand) => of(operand),
            Term::Call(call) => self.height_below_call(&self.room.calls[call.0 as usize]),
            Term::Path(path) => {
                let path = &self.room.paths[path.0 as usize];
                let root = if let Root::Term(root) = &path.root {
                    of(root)
                } else {
                    0
                };
                let steps = path.steps.iter().flat_map(|step| &step.predicates);
                let predicates = path.predicates.iter().chain(steps);
                predicates
                    .map(|predicate| of(&predicate.term))
                    .fold(root, u32::max)
            }
        }
    }

    /// As for other terms; a chain of choices is no higher than its highest link.
    fn height_below_call(&self, call: &Call) -> u32 {
        let of = |term: TermId| self.room.heights[term.0 as usize];
        let is_link = |term: TermId| match self.room.terms[term.0 as usize] {
            Term::Call(next) => self.room.calls[next.0 as usize].function.tail().is_some(),
            _ => false,
        };
        let arguments = call.arguments.iter().enumerate();
        arguments
            .map(|(index, &term)| {
                let chained = call.function.tail() == Some(index) && is_link(term);
                of(term) - u32::from(chained)
            })
            .max()
            .unwrap_or(0)
    }

    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEPTH {
            return Err(Failure::new(Error::TooDeep { limit: DEPTH }, self.at()));
        }
        self.depth += 1;
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// One expression: operands and operators first in a flat list, then grouped by precedence.
    /// So a level of nesting costs few stack frames, and long chains cost none.
    fn expression(&mut self) -> Result<TermId> {
        let at = self.at();
        let first = self.operand()?;
        self.expression_from(at, first)
    }

    /// `UnaryExpr`: signs before a union of paths.
    fn operand(&mut self) -> Result<TermId> {
        let at = self.at();
        let mut signs = 0_u32;
        while self.take(Mark::Minus) {
            signs += 1;
        }
        let term = self.path()?;
        self.operand_from(at, signs, term)
    }

    /// The rest of an operand whose first path is read.
    fn operand_from(&mut self, at: u32, signs: u32, first: TermId) -> Result<TermId> {
        let mut term = first;
        if self.is(Mark::Bar) {
            let mut operands = vec![term];
            while self.take(Mark::Bar) {
                operands.push(self.path()?);
            }
            term = self.add(Term::Union(operands), at)?;
        }
        if signs == 0 {
            return Ok(term);
        }
        let negative = !signs.is_multiple_of(2);
        if let Term::Number(number) = self.room.terms[term.0 as usize] {
            let folded = if negative { -number } else { number };
            self.room.terms[term.0 as usize] = Term::Number(folded);
            return Ok(term);
        }
        // An even number of signs still makes a number of its operand.
        let once = self.add(Term::Negate(term), at)?;
        if negative {
            Ok(once)
        } else {
            self.add(Term::Negate(once), at)
        }
    }

    /// `PathExpr`: a location path, or a primary expression with predicates and further steps.
    fn path(&mut self) -> Result<TermId> {
        let at = self.at();
        match self.kind() {
            Kind::Symbol(Mark::Slash | Mark::Slashes) => {
                let path = self.begin_path(Root::Absolute);
                self.expect_steps(path);
                if self.is(Mark::Slashes) || starts_step(self.second_kind()) {
                    self.steps(path)?;
                } else {
                    self.advance();
                }
                self.add(Term::Path(path), at)
            }
            kind if starts_step(kind) && !self.starts_call() => {
                let path = self.begin_path(Root::Relative);
                self.expect_steps(path);
                self.step(path)?;
                self.steps(path)?;
                self.add(Term::Path(path), at)
            }
            _ => self.filter(at),
        }
    }

    fn filter(&mut self, at: u32) -> Result<TermId> {
        let primary = self.primary()?;
        self.filter_from(at, primary)
    }

    /// The rest of a filter expression whose primary expression is read.
    fn filter_from(&mut self, at: u32, primary: TermId) -> Result<TermId> {
        let root = self.root_of(primary);
        let has_root_kind = !matches!(root, Root::Term(_));
        if !has_root_kind
            && !self.is(Mark::OpenBracket)
            && !self.is(Mark::Slash)
            && !self.is(Mark::Slashes)
        {
            return Ok(primary);
        }
        let path = self.begin_path(root);
        while self.is(Mark::OpenBracket) {
            let predicate = self.predicate(Anchor { path, steps: 0 })?;
            self.room.paths[path.0 as usize].predicates.push(predicate);
        }
        self.steps(path)?;
        self.add(Term::Path(path), at)
    }

    /// `current()` and `instance('literal')` are path roots of their own kind.
    fn root_of(&self, primary: TermId) -> Root {
        if let Term::Call(call) = self.room.terms[primary.0 as usize] {
            let call = &self.room.calls[call.0 as usize];
            match call.function {
                Function::Current => return Root::Current,
                Function::Instance => {
                    if let Term::Text(id) = &self.room.terms[call.arguments[0].0 as usize] {
                        return Root::Instance(id.clone());
                    }
                }
                _ => {}
            }
        }
        Root::Term(primary)
    }

    fn begin_path(&mut self, root: Root) -> PathId {
        let id = PathId(count(&self.room.paths));
        let anchor = self.anchor;
        self.room.paths.push(Path {
            root,
            predicates: Vec::new(),
            steps: Vec::new(),
            anchor,
            plain: false,
        });
        id
    }

    /// `/step`, `//step` …, as many as there are.
    fn steps(&mut self, path: PathId) -> Result<()> {
        loop {
            if self.take(Mark::Slashes) {
                let any = Step {
                    axis: Axis::DescendantOrSelf,
                    test: NodeTest::Node,
                    predicates: Vec::new(),
                };
                self.room.paths[path.0 as usize].steps.push(any);
            } else if !self.take(Mark::Slash) {
                return Ok(());
            }
            self.step(path)?;
        }
    }

    fn step(&mut self, path: PathId) -> Result<()> {
        let any = |axis| Step {
            axis,
            test: NodeTest::Node,
            predicates: Vec::new(),
        };
        if self.take(Mark::Dot) {
            self.room.paths[path.0 as usize]
                .steps
                .push(any(Axis::Itself));
        } else if self.take(Mark::Dots) {
            self.room.paths[path.0 as usize]
                .steps
                .push(any(Axis::Parent));
        } else {
            let axis = self.axis()?;
            let test = self.node_test()?;
            self.room.paths[path.0 as usize].steps.push(Step {
                axis,
                test,
                predicates: Vec::new(),
            });
        }
        let steps = count(&self.room.paths[path.0 as usize].steps);
        while self.is(Mark::OpenBracket) {
            let predicate = self.predicate(Anchor { path, steps })?;
            let step = self.room.paths[path.0 as usize].steps.last_mut();
            step.expect("a step was pushed above")
                .predicates
                .push(predicate);
        }
        Ok(())
    }

    fn axis(&mut self) -> Result<Axis> {
        if self.take(Mark::At) {
            return Ok(Axis::Attribute);
        }
        if self.kind() == Kind::Name && self.second_kind() == Kind::Symbol(Mark::Colons) {
            let name = self.peek().written(self.source);
            let axis = Axis::parse(name).ok_or_else(|| {
                Failure::new(
                    Error::UnknownAxis {
                        name: name.to_owned(),
                    },
                    self.at(),
                )
            })?;
            self.advance();
            self.advance();
            return Ok(axis);
        }
        Ok(Axis::Child)
    }

    fn node_test(&mut self) -> Result<NodeTest> {
        let at = self.at();
        let test = match self.kind() {
            Kind::Star => NodeTest::Any,
            Kind::AnyIn => {
                let prefix = self.peek().name(self.source).0;
                NodeTest::AnyIn(self.namespace(prefix.unwrap_or_default(), at)?)
            }
            Kind::Name if self.second_kind() == Kind::Symbol(Mark::Open) => {
                return self.kind_test(self.peek().written(self.source));
            }
            Kind::Name | Kind::Prefixed => {
                let (prefix, name) = self.peek().name(self.source);
                let namespace = match prefix {
                    Some(prefix) => Some(self.namespace(prefix, at)?),
                    None => None,
                };
                NodeTest::Name {
                    namespace,
                    name: self.names.intern(name),
                }
            }
            _ => return Err(self.unexpected("a step")),
        };
        self.advance();
        Ok(test)
    }

    fn kind_test(&mut self, kind: &str) -> Result<NodeTest> {
        let mut test = match kind {
            "node" => NodeTest::Node,
            "text" => NodeTest::Text,
            "comment" => NodeTest::Comment,
            "processing-instruction" => NodeTest::ProcessingInstruction(None),
            _ => return Err(self.unexpected("a step")),
        };
        self.advance();
        self.advance();
        if let (NodeTest::ProcessingInstruction(target), Kind::Text) = (&mut test, self.kind()) {
            *target = Some(self.peek().inner(self.source).into());
            self.advance();
        }
        self.expect(Mark::Close)?;
        Ok(test)
    }

    fn namespace(&self, prefix: &str, at: u32) -> Result<NsId> {
        self.namespaces.resolve(prefix).ok_or_else(|| {
            let prefix = prefix.to_owned();
            Failure::new(Error::UnknownPrefix { prefix }, at)
        })
    }

    fn predicate(&mut self, anchor: Anchor) -> Result<Predicate> {
        self.expect(Mark::OpenBracket)?;
        let outer = self.anchor.replace(anchor);
        let term = self.deeper(Self::expression);
        self.anchor = outer;
        let term = term?;
        self.expect(Mark::CloseBracket)?;
        let (keys, rest) = self.keys(term, anchor);
        Ok(Predicate { term, keys, rest })
    }

    fn primary(&mut self) -> Result<TermId> {
        let at = self.at();
        let token = self.peek();
        match token.kind {
            Kind::Number => {
                self.advance();
                let number = token.written(self.source).parse();
                self.add(Term::Number(number.unwrap_or(f64::NAN)), at)
            }
            Kind::Text => {
                self.advance();
                self.add(Term::Text(token.inner(self.source).into()), at)
            }
            Kind::Variable => {
                self.advance();
                self.add(Term::Variable(token.inner(self.source).into()), at)
            }
            Kind::Symbol(Mark::Open) => {
                self.advance();
                let inner = self.deeper(Self::expression)?;
                self.expect(Mark::Close)?;
                Ok(inner)
            }
            Kind::Name | Kind::Prefixed => {
                let (prefix, name) = token.name(self.source);
                self.call_named(prefix, name, at)
            }
            _ => Err(self.unexpected("a value, a path or a function")),
        }
    }

    /// Whether the name here is a function's and not a node type's.
    fn starts_call(&self) -> bool {
        let is_name = matches!(self.kind(), Kind::Name | Kind::Prefixed);
        is_name
            && self.second_kind() == Kind::Symbol(Mark::Open)
            && !(self.kind() == Kind::Name
                && matches!(
                    self.peek().written(self.source),
                    "node" | "text" | "comment" | "processing-instruction"
                ))
    }

    /// Room for the steps that follow.
    fn expect_steps(&mut self, path: PathId) {
        let follow = self.tokens[self.next..].iter();
        let steps = follow
            .take_while(|token| match token.kind {
                Kind::Symbol(mark) => {
                    matches!(mark, Mark::Slash | Mark::Dot | Mark::Dots | Mark::At)
                }
                kind => starts_step(kind),
            })
            .filter(|token| starts_step(token.kind) && token.kind != Kind::Symbol(Mark::At))
            .count();
        self.room.paths[path.0 as usize].steps.reserve_exact(steps);
    }
}

fn starts_step(kind: Kind) -> bool {
    match kind {
        Kind::Name | Kind::Prefixed | Kind::AnyIn | Kind::Star => true,
        Kind::Symbol(mark) => matches!(mark, Mark::Dot | Mark::Dots | Mark::At),
        _ => false,
    }
}

impl Step {
    /// Whether it is `.`, which leads nowhere.
    pub(crate) fn is_self(&self) -> bool {
        self.axis == Axis::Itself && self.test == NodeTest::Node && self.predicates.is_empty()
    }
}

/// What was gathered, in no more room than it takes; the room that it had is kept.
fn moved<T>(items: &mut Vec<T>) -> Box<[T]> {
    let mut exact = Vec::with_capacity(items.len());
    exact.append(items);
    exact.into_boxed_slice()
}

/// Arena sizes fit because an expression's length is limited.
fn count<T>(items: &[T]) -> u32 {
    u32::try_from(items.len()).unwrap_or(u32::MAX)
}

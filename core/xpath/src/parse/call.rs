//! Function calls.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::lexer::{Kind, Mark};
use super::{Parser, count};
use crate::error::{Error, Failure, Result};
use crate::expr::{Call, CallId, Term, TermId};
use crate::function::Function;
use crate::pattern::Pattern;

/// A call whose arguments are being read.
struct OpenCall {
    function: Function,
    arguments: Vec<TermId>,
    at: u32,
}

impl Parser<'_, '_> {
    /// A call. One that stands first in the last argument of `if` or `coalesce` is read in a loop,
    /// not by recursion: choices of many branches nest there, as deeply as they are many.
    pub(super) fn call_named(
        &mut self,
        prefix: Option<&str>,
        name: &str,
        at: u32,
    ) -> Result<TermId> {
        let mut waiting = Vec::new();
        let mut open = self.open_call(prefix, name, at)?;
        loop {
            if self.arguments(&mut open)? {
                let at = self.at();
                if !matches!(self.kind(), Kind::Name | Kind::Prefixed) {
                    return Err(self.unexpected("a function"));
                }
                let (prefix, name) = self.peek().name(self.source);
                let inner = self.open_call(prefix, name, at)?;
                waiting.push(std::mem::replace(&mut open, inner));
                continue;
            }
            let at = open.at;
            let term = self.close_call(open)?;
            let Some(outer) = waiting.pop() else {
                return Ok(term);
            };
            open = outer;
            let path = self.filter_from(at, term)?;
            let operand = self.operand_from(at, 0, path)?;
            let argument = self.expression_from(at, operand)?;
            open.arguments.push(argument);
        }
    }

    fn open_call(&mut self, prefix: Option<&str>, name: &str, at: u32) -> Result<OpenCall> {
        let name = match prefix {
            Some(prefix) => Cow::Owned(format!("{prefix}:{name}")),
            None => Cow::Borrowed(name),
        };
        let Some(function) = Function::named(&name) else {
            let name = name.into_owned();
            return Err(Failure::new(Error::UnknownFunction { name }, at));
        };
        self.advance();
        self.expect(Mark::Open)?;
        Ok(OpenCall {
            function,
            arguments: Vec::new(),
            at,
        })
    }

    /// Reads on in a call's arguments; stops with `true` before one that begins with a call and is
    /// to be read in the caller's loop.
    fn arguments(&mut self, open: &mut OpenCall) -> Result<bool> {
        if open.arguments.is_empty() && self.is(Mark::Close) {
            return Ok(false);
        }
        loop {
            if !open.arguments.is_empty() && !self.take(Mark::Comma) {
                return Ok(false);
            }
            if open.function.tail() == Some(open.arguments.len()) && self.starts_call() {
                return Ok(true);
            }
            if open.arguments.is_empty() {
                // Four is what most functions take at the most.
                open.arguments
                    .reserve_exact(open.function.arity().0.clamp(1, 4) as usize);
            }
            let argument = self.deeper(Self::expression)?;
            open.arguments.push(argument);
        }
    }

    fn close_call(&mut self, open: OpenCall) -> Result<TermId> {
        if !self.is(Mark::Close) {
            return Err(self.unexpected("a comma or )"));
        }
        self.advance();
        let OpenCall {
            function,
            arguments,
            at,
        } = open;
        self.check_call(function, &arguments, at)?;
        self.positional |=
            arguments.is_empty() && matches!(function, Function::Position | Function::Last);
        let call = CallId(count(&self.room.calls));
        self.room.calls.push(Call {
            function,
            arguments,
            at,
            pattern: OnceLock::new(),
        });
        self.add(Term::Call(call), at)
    }

    fn check_call(&self, function: Function, arguments: &[TermId], at: u32) -> Result<()> {
        let given = count(arguments);
        let fail = |error, at, argument| {
            Err(Box::new(Failure {
                error,
                at,
                function: Some(function),
                argument,
            }))
        };
        if !function.accepts(given) {
            let (least, most) = function.arity();
            return fail(Error::WrongArgumentCount { given, least, most }, at, None);
        }
        if function == Function::Regex
            && let Term::Text(pattern) = &self.room.terms[arguments[1].0 as usize]
            && let Err(refusal) = Pattern::check(pattern)
        {
            return fail(
                refusal.error(),
                self.room.places[arguments[1].0 as usize],
                Some(2),
            );
        }
        Ok(())
    }
}
